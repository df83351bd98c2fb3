package promotrace.picture;

/// The one thing that EXIF tells about how a picture looks: how it is to be turned.
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int UPRIGHT = 1;

    private Exif() {}

    /// The orientation in a TIFF block: 1 (upright) to 8; 1 also where none is said or the block is broken, since a picture can
    /// be looked at without it.
    static int turn(Cursor tiff) {
        try {
            return find(tiff);
        } catch (RefusedException cutShort) {
            return UPRIGHT;
        }
    }

    private static int find(Cursor tiff) throws RefusedException {
        int start = tiff.at();
        String order = tiff.name(2);
        if (!order.equals("II") && !order.equals("MM")) return UPRIGHT;
        boolean low = order.equals("II");
        if ((low ? tiff.twoLow() : tiff.two()) != 42) return UPRIGHT;
        long directory = low ? tiff.fourLow() : tiff.four();
        tiff.skip(directory - (tiff.at() - start));
        int entries = low ? tiff.twoLow() : tiff.two();
        for (int i = 0; i < entries; i++) {
            Cursor entry = tiff.part(12);
            int tag = low ? entry.twoLow() : entry.two();
            int type = low ? entry.twoLow() : entry.two();
            if (tag != ORIENTATION || type != SHORT) continue;
            entry.skip(4);
            int turn = low ? entry.twoLow() : entry.two();
            return turn >= 1 && turn <= 8 ? turn : UPRIGHT;
        }
        return UPRIGHT;
    }
}

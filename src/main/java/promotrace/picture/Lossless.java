package promotrace.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Decodes lossless WebP (RFC 9649, section 3), which also carries the transparency of lossy ones.
///
/// Bounded by the picture's size alone: each transform may come once, as the standard says, and there are at most
/// [#MOST_GROUPS] groups of codes.
final class Lossless {
    /// What a file states first. `alpha` is whether its pixels are transparent at all.
    record Header(int width, int height, boolean alpha) {}

    private static final int SIGNATURE = 0x2f;

    /// The reference encoder makes 2,600 at most; the standard would allow 65,536, of several kilobytes each.
    private static final int MOST_GROUPS = 8192;

    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    private static final int HASH = 0x1e35a7bd;

    /// The 120 nearest pixels above and to the left in the order of their distance, each as 16 * rows up + 8 - columns left.
    private static final int[] NEAR = near();

    private final Bits in;

    private Lossless(Cursor in) {
        this.in = new Bits(in);
    }

    /// One set of codes: for green, lengths and kept colours; red; blue; alpha; distances.
    private record Group(PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {}

    /// Which group holds for a pixel: `index` of squares of 2^`bits` pixels a side, `columns` of them in a row.
    private static final class Groups {
        private final List<Group> all;
        private final int[] index;
        private final int bits;
        private final int columns;

        Groups(List<Group> all, int[] index, int bits, int columns) {
            this.all = all;
            this.index = index;
            this.bits = bits;
            this.columns = columns;
        }

        static Groups one(Group group) {
            return new Groups(List.of(group), new int[0], 0, 0);
        }

        Group at(int x, int y) {
            return index.length == 0 ? all.getFirst() : all.get(index[(y >> bits) * columns + (x >> bits)]);
        }
    }

    static Header header(Cursor chunk) throws RefusedException {
        if (chunk.one() != SIGNATURE) throw RefusedException.broken("the WebP does not begin as lossless ones do");
        Bits in = new Bits(chunk);
        int width = 1 + in.read(14);
        int height = 1 + in.read(14);
        boolean alpha = in.flag();
        if (in.read(3) != 0)
            throw new RefusedException(Decoded.Reason.OTHER_KIND, "WebP of a later version is not read");
        return new Header(width, height, alpha);
    }

    /// The pixels behind a header, row after row, alpha in the highest byte, then red, green, blue.
    static int[] decode(Cursor in, int width, int height) throws RefusedException {
        return new Lossless(in).picture(width, height);
    }

    private int[] picture(int width, int height) throws RefusedException {
        Deque<Transform> transforms = new ArrayDeque<>();
        Set<Transform.Type> seen = EnumSet.noneOf(Transform.Type.class);
        int stored = width;
        while (in.flag()) {
            Transform.Type type = type(in.read(2));
            if (!seen.add(type)) throw RefusedException.broken("the WebP is transformed twice alike");
            Transform transform = transform(type, stored, height);
            stored = transform.storedWidth();
            transforms.push(transform);
        }
        int cacheBits = cacheBits();
        int[] pixels = pixels(stored, height, groups(stored, height, cacheBits), cacheBits);
        for (Transform transform : transforms) pixels = transform.undo(pixels, height);
        return pixels;
    }

    private static Transform.Type type(int number) {
        return switch (number) {
            case 0 -> Transform.Type.PREDICTOR;
            case 1 -> Transform.Type.COLOUR;
            case 2 -> Transform.Type.GREEN;
            default -> Transform.Type.TABLE;
        };
    }

    private Transform transform(Transform.Type type, int width, int height) throws RefusedException {
        return switch (type) {
            case PREDICTOR, COLOUR -> {
                int bits = 2 + in.read(3);
                int columns = squares(width, bits);
                yield Transform.ofSquares(type, width, bits, columns, inner(columns, squares(height, bits)));
            }
            case GREEN -> Transform.ofGreen(width);
            case TABLE -> {
                int colours = 1 + in.read(8);
                int bits = colours > 16 ? 0 : colours > 4 ? 1 : colours > 2 ? 2 : 3;
                int[] table = inner(colours, 1);
                for (int i = 1; i < colours; i++) table[i] = Transform.sum(table[i], table[i - 1]);
                yield Transform.ofTable(width, squares(width, bits), bits, table);
            }
        };
    }

    private static int squares(int side, int bits) {
        return side + (1 << bits) - 1 >> bits;
    }

    /// A picture within the picture: one group of codes, no transforms.
    private int[] inner(int width, int height) throws RefusedException {
        int cacheBits = cacheBits();
        return pixels(width, height, Groups.one(group(cacheBits)), cacheBits);
    }

    /// 0 where no colours are kept.
    private int cacheBits() throws RefusedException {
        if (!in.flag()) return 0;
        int bits = in.read(4);
        if (bits < 1 || bits > 11) throw RefusedException.broken("the WebP keeps an impossible number of colours");
        return bits;
    }

    private Groups groups(int width, int height, int cacheBits) throws RefusedException {
        if (!in.flag()) return Groups.one(group(cacheBits));
        int bits = 2 + in.read(3);
        int columns = squares(width, bits);
        int[] index = inner(columns, squares(height, bits));
        int most = 0;
        for (int i = 0; i < index.length; i++) {
            index[i] = index[i] >> 8 & 0xffff;
            most = Math.max(most, index[i]);
        }
        if (most >= MOST_GROUPS)
            throw RefusedException.broken("the WebP has more than " + MOST_GROUPS + " groups of codes");
        List<Group> all = new ArrayList<>();
        for (int i = 0; i <= most; i++) all.add(group(cacheBits));
        return new Groups(all, index, bits, columns);
    }

    private Group group(int cacheBits) throws RefusedException {
        int kept = cacheBits == 0 ? 0 : 1 << cacheBits;
        return new Group(
                PrefixCode.read(in, LITERALS + LENGTHS + kept),
                PrefixCode.read(in, LITERALS),
                PrefixCode.read(in, LITERALS),
                PrefixCode.read(in, LITERALS),
                PrefixCode.read(in, DISTANCES));
    }

    private int[] pixels(int width, int height, Groups groups, int cacheBits) throws RefusedException {
        int[] pixels = new int[width * height];
        int[] kept = new int[1 << cacheBits];
        int shift = 32 - cacheBits;
        int at = 0;
        while (at < pixels.length) {
            int from = at;
            Group group = groups.at(at % width, at / width);
            int symbol = group.green().next(in);
            if (symbol < LITERALS) {
                int red = group.red().next(in);
                int blue = group.blue().next(in);
                pixels[at++] = group.alpha().next(in) << 24 | red << 16 | symbol << 8 | blue;
            } else if (symbol < LITERALS + LENGTHS) {
                int length = number(symbol - LITERALS);
                int back = back(number(group.distance().next(in)), width);
                if (back > at || length > pixels.length - at)
                    throw RefusedException.broken("the WebP repeats pixels that it has not");
                for (int end = at + length; at < end; at++) pixels[at] = pixels[at - back];
            } else {
                pixels[at++] = kept[symbol - LITERALS - LENGTHS];
            }
            if (cacheBits > 0) for (int i = from; i < at; i++) kept[HASH * pixels[i] >>> shift] = pixels[i];
        }
        return pixels;
    }

    /// A length or distance, 1 or more, from its symbol and the bits that follow.
    private int number(int symbol) throws RefusedException {
        if (symbol < 4) return symbol + 1;
        int bits = symbol - 2 >> 1;
        return (2 + (symbol & 1) << bits) + in.read(bits) + 1;
    }

    /// How many pixels back a distance means.
    private static int back(int distance, int width) {
        if (distance > NEAR.length) return distance - NEAR.length;
        int near = NEAR[distance - 1];
        return Math.max(1, (near >> 4) * width + 8 - (near & 15));
    }

    /// Sorted by distance, those straight up before those to the left, left before right. The standard's table follows this rule.
    private static int[] near() {
        record Pixel(int up, int left) {}
        return IntStream.range(0, 8 * 16)
                .mapToObj(i -> new Pixel(i / 16, 8 - i % 16))
                .filter(p -> p.up > 0 || p.left > 0)
                .sorted(Comparator.<Pixel>comparingInt(p -> p.up * p.up + p.left * p.left)
                        .thenComparingInt(p -> Math.abs(p.left))
                        .thenComparingInt(p -> -p.left))
                .mapToInt(p -> p.up * 16 + 8 - p.left)
                .toArray();
    }
}

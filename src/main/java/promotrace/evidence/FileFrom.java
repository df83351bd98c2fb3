package promotrace.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/// A file read from a place on, beside others who read it elsewhere.
final class FileFrom implements ReadableByteChannel {
    private final FileChannel file;
    private long at;

    FileFrom(FileChannel file, long at) {
        this.file = file;
        this.at = at;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int n = file.read(into, at);
        if (n > 0) at += n;
        return n;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    /// The file belongs to somebody else and stays open.
    @Override
    public void close() {}
}

package promotrace.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.Warcinfo;
import promotrace.url.WebUrl;

/// One WARC file, gzipped per record or plain, read at any offset by many threads at once.
final class WarcFile implements AutoCloseable {
    /// Whoever archived it let it through; only what would not fit in memory is left out.
    static final Coding.Limits LIMITS = new Coding.Limits(64 << 20, 1000);

    private static final int LONGEST_BLOCK = 64 << 20;

    private final Path path;
    private final FileChannel channel;

    /// One response or revisit; `sent` where it answers a POST, `cookies` what its request brought of them, `referer` where it said that it came from. `body` is the digest our own vault notes, where it does; `id` the record's own.
    record Found(
            WebUrl url,
            Optional<Sent> sent,
            Optional<String> cookies,
            Optional<String> referer,
            Instant at,
            long offset,
            boolean revisit,
            Optional<Sha256> body,
            URI id,
            List<URI> concurrentTo) {
        Found askedWith(Optional<Sent> what, Optional<String> brought, Optional<String> from) {
            return new Found(url, what, brought, from, at, offset, revisit, body, id, concurrentTo);
        }
    }

    /// What a file holds, each in the file's order: the answers to GET and POST, what a browser showed of pages, as HTML
    /// and as pictures, and what somebody brought of addresses.
    record Index(Pairs pairs, List<Found> shown, List<Found> pictures, List<Found> brought) {
        static Index empty() {
            return new Index(new Pairs(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        List<Found> answers() {
            return pairs.answers();
        }

        List<Found> all() {
            return Stream.concat(answers().stream(), views().stream()).toList();
        }

        /// What is no answer: what a browser showed, in either form, and what was brought.
        List<Found> views() {
            return Stream.of(shown, pictures, brought).flatMap(List::stream).toList();
        }

        private List<Found> of(WarcRecord record) {
            if (record instanceof WarcConversion) return shown;
            return isPictureOfView(record) ? pictures : brought;
        }
    }

    /// What a revisit points back at. `notModified` when the server said so itself (304).
    record Reference(Optional<WebUrl> url, Optional<Instant> at, boolean notModified) {}

    /// A response or revisit record's answer, still undecoded; `http` is empty when the record holds none.
    record Answer(Optional<HttpBlock> http, boolean cut, Optional<Reference> refersTo) {
        Optional<Exchange> exchange(WebUrl url, Optional<Sent> sent, Instant at) {
            return http.map(h -> new Exchange(
                    url,
                    at,
                    sent,
                    List.of(),
                    h.status(),
                    h.reason(),
                    h.headers(),
                    h.body(),
                    cut,
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    private WarcFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static WarcFile open(Path path) {
        if (Files.isDirectory(path)) throw new WarcException(path, "is a folder, not a WARC file", null);
        try {
            return new WarcFile(path, FileChannel.open(path));
        } catch (NoSuchFileException e) {
            throw new WarcException(path, "there is no such file", e);
        } catch (IOException e) {
            throw new WarcException(path, "can't be opened: " + e.getMessage(), e);
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    /// Reads the heads of all records. Targets that are no web address (`dns:`) are left out.
    Index index() {
        try {
            if (channel.size() == 0) throw new WarcException(path, "is empty", null);
            Index index = Index.empty();
            fill(index);
            return index;
        } catch (IOException | IllegalArgumentException e) {
            throw broken(0, e);
        }
    }

    /// The same of a file that somebody is writing: what follows its last whole record is passed over.
    Index whole() {
        Index index = Index.empty();
        try {
            if (channel.size() > 0) fill(index);
            return index;
        } catch (WarcException e) {
            if (e.getCause() instanceof EOFException) return index;
            throw e;
        } catch (IOException e) {
            throw broken(0, e);
        }
    }

    private void fill(Index index) throws IOException {
        long at = 0;
        WarcReader reader = new WarcReader(new FileFrom(channel, 0));
        try (reader) {
            boolean zipped = reader.compression() == WarcCompression.GZIP;
            for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                WarcRecord record = next.get();
                at = reader.position();
                if (zipped && !startsMember(at)) throw new WarcException(path, COMPRESSED_WHOLE, null);
                if (record instanceof WarcRequest request) index.pairs().add(request);
                else answer(record, at).ifPresent(index.pairs()::add);
                view(record, at).ifPresent(index.of(record)::add);
            }
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw broken(Math.max(at, reader.position()), e);
        }
    }

    /// Reads the heads of all answers, and of what a browser showed, with where they lie, their requests and whatever else
    /// follows them included; of a file that somebody is writing (`growing`), of those that are whole.
    ///
    /// @throws WarcException also where an answer bears no digest: our vault did not write it
    List<Head> heads(boolean growing) {
        List<Head> heads = new ArrayList<>();
        long at = 0;
        try (WarcReader reader = new WarcReader(new FileFrom(channel, 0))) {
            Optional<Found> last = Optional.empty();
            boolean picture = false;
            for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                at = reader.position();
                Optional<Found> answer = answer(next.get(), at);
                if (answer.isEmpty()) answer = view(next.get(), at);
                if (answer.isEmpty() && !(next.get() instanceof Warcinfo)) continue;
                if (last.isPresent()) heads.add(head(last.get(), picture, at));
                last = answer;
                if (last.isPresent()) picture = isPictureOfView(next.get()) || isPicture(next.get());
            }
            if (last.isPresent()) heads.add(head(last.get(), picture, channel.size()));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            if (!growing) throw broken(at, e);
        }
        return heads;
    }

    private Head head(Found found, boolean picture, long end) {
        Sha256 digest = found.body().orElseThrow(() -> new WarcException(path, "has answers without a digest", null));
        return new Head(
                found.url(), found.at(), digest, picture, found.revisit(), found.offset(), end - found.offset());
    }

    private static boolean isPictureOfView(WarcRecord record) {
        return record instanceof WarcResource view && view.target().startsWith(View.PICTURE_OF);
    }

    private static boolean isPicture(WarcRecord record) throws IOException {
        Optional<HttpBlock> http = HttpBlock.parse(record.body().stream().readNBytes(LONGEST_HEAD));
        return http.map(HttpBlock::headers).filter(Header::saysPicture).isPresent();
    }

    private static final int LONGEST_HEAD = 1 << 16;
    private static final String COMPRESSED_WHOLE =
            "is compressed as a whole; records can only be found again where each is compressed by itself";

    private boolean startsMember(long at) throws IOException {
        ByteBuffer two = ByteBuffer.allocate(2);
        return channel.read(two, at) == 2 && two.getShort(0) == 0x1f8b;
    }

    private static Optional<Found> answer(WarcRecord record, long offset) {
        boolean revisit = record instanceof WarcRevisit;
        if (!(record instanceof WarcResponse) && !revisit) return Optional.empty();
        WarcTargetRecord target = (WarcTargetRecord) record;
        Optional<Sha256> body = target.headers()
                .first(Records.BODY_DIGEST)
                .or(() -> target.headers().first("WARC-Payload-Digest"))
                .flatMap(WarcFile::sha256);
        return url(target.target())
                .map(url -> new Found(
                        url,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        record.date().truncatedTo(ChronoUnit.MILLIS),
                        offset,
                        revisit,
                        body,
                        record.id(),
                        ((WarcCaptureRecord) target).concurrentTo()));
    }

    /// What a browser showed of a page, with the date of the page's own answer; or what somebody brought of an address.
    private static Optional<Found> view(WarcRecord record, long offset) throws IOException {
        boolean shown = record instanceof WarcConversion;
        if (!shown && !(record instanceof WarcResource)) return Optional.empty();
        WarcTargetRecord target = (WarcTargetRecord) record;
        String uri = target.target();
        if (shown && !target.contentType().base().equals(MediaType.HTML)) return Optional.empty();
        boolean picture = isPictureOfView(record);
        Instant at = target.headers()
                .first(Records.REFERS_TO_DATE)
                .map(Instant::parse)
                .orElse(record.date())
                .truncatedTo(ChronoUnit.MILLIS);
        Optional<Sha256> body = target.headers().first("WARC-Payload-Digest").flatMap(WarcFile::sha256);
        return url(picture ? uri.substring(View.PICTURE_OF.length()) : uri)
                .map(url -> new Found(
                        url,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        at,
                        offset,
                        false,
                        body,
                        record.id(),
                        List.of()));
    }

    private static Optional<Sha256> sha256(String digest) {
        String hex = digest.startsWith("sha256:") ? digest.substring(7) : "";
        return hex.length() == 64 && hex.chars().allMatch(HexFormat::isHexDigit)
                ? Optional.of(new Sha256(hex.toLowerCase(java.util.Locale.ROOT)))
                : Optional.empty();
    }

    /// Quirk: WARC 1.0's grammar had targets in angle brackets, and some writers put them.
    private static Optional<WebUrl> url(@Nullable String target) {
        if (target == null) return Optional.empty();
        String t = target.startsWith("<") && target.endsWith(">") ? target.substring(1, target.length() - 1) : target;
        return WebUrl.parse(t).map(WebUrl::withoutFragment);
    }

    /// The response, revisit or view at this offset; empty when another record lies there. Its request is looked for just behind
    /// it, where our own vault has it.
    Optional<Found> found(long offset) {
        try (WarcReader reader = new WarcReader(new FileFrom(channel, offset))) {
            Pairs pairs = new Pairs();
            WarcRecord record = reader.next().orElseThrow(EOFException::new);
            Optional<Found> view = view(record, offset);
            if (view.isPresent()) return view;
            answer(record, offset).ifPresent(pairs::add);
            if (reader.next().orElse(null) instanceof WarcRequest request) pairs.add(request);
            return pairs.answers().stream().findFirst();
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw broken(offset, e);
        }
    }

    /// The answer, or the view in the form of one, that the record at this offset holds.
    Answer answer(long offset) {
        try (WarcReader reader = new WarcReader(new FileFrom(channel, offset))) {
            WarcRecord record = reader.next().orElseThrow(EOFException::new);
            byte[] block;
            try (InputStream in = record.body().stream()) {
                block = in.readNBytes(LONGEST_BLOCK);
            }
            boolean cut = record.truncated() == WarcTruncationReason.LENGTH;
            boolean view = record instanceof WarcConversion || record instanceof WarcResource;
            Optional<HttpBlock> http = view ? Optional.of(plain(record, block)) : HttpBlock.parse(block);
            return new Answer(http, cut, reference(record));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw broken(offset, e);
        }
    }

    private static HttpBlock plain(WarcRecord record, byte[] block) throws IOException {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header(
                "Content-Type", record.headers().first("Content-Type").orElse("")));
        record.headers().first(View.LED_TO).ifPresent(to -> headers.add(new Header(View.LED_TO, to)));
        return new HttpBlock(200, "", headers, block);
    }

    private static Optional<Reference> reference(WarcRecord record) {
        if (!(record instanceof WarcRevisit revisit)) return Optional.empty();
        boolean notModified = revisit.profile().toString().endsWith("/revisit/server-not-modified");
        return Optional.of(new Reference(
                revisit.headers().first(Records.REFERS_TO_URI).flatMap(WarcFile::url),
                revisit.refersToDate().map(d -> d.truncatedTo(ChronoUnit.MILLIS)),
                notModified));
    }

    private WarcException broken(long at, Exception e) {
        if (e instanceof EOFException) {
            return new WarcException(path, "ends in the middle of the record that begins at byte " + at, e);
        }
        if (at == 0) return new WarcException(path, "is not a WARC file", e);
        return new WarcException(path, "can't be read behind byte " + at + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new WarcException(path, "can't be closed: " + e.getMessage(), e);
        }
    }
}

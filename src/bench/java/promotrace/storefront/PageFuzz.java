package promotrace.storefront;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.fetch.Ask;
import promotrace.fetch.Fetched;
import promotrace.fetch.Outcomes;
import promotrace.fetch.Walls;
import promotrace.resolve.Catalogue;
import promotrace.url.WebUrl;

/// What strangers write in shops' pages must neither stop nor hang us: run by src/bench/fuzz.sh.
///
/// The first byte chooses the page's address, the second how the rest stands in the page: as it is, or inside one of the
/// ways in which shops write their data.
public final class PageFuzz {
    private static final ConfigFolder FOLDER = new ConfigFolder(Path.of(""));
    private static final Storefronts STOREFRONTS = Storefronts.load(FOLDER, Catalogue.load(FOLDER));
    private static final Outcomes OUTCOMES = new Outcomes(Walls.read(FOLDER));
    private static final List<WebUrl> ADDRESSES = List.of(
            WebUrl.of("https://shop.example/products/bag"),
            WebUrl.of("https://www.aliexpress.com/item/1005001234567890.html"),
            WebUrl.of("https://www.amazon.de/dp/B000000001"),
            WebUrl.of("https://www.ebay.com/itm/123456789012"),
            WebUrl.of("https://item.taobao.com/item.htm?id=612345678901"),
            WebUrl.of("https://weidian.com/item.html?itemID=4012345678"),
            WebUrl.of("https://www.dhgate.com/product/x/912345678.html"),
            WebUrl.of("https://shop.example/product/bag.json"),
            WebUrl.of("https://pay.shop.example/checkout/abc"),
            WebUrl.of("https://www.vinted.fr/items/6100000001-planche"),
            WebUrl.of("https://allegro.pl/oferta/deska-17000000001"),
            WebUrl.of("https://shopee.sg/api/v4/pdp/get_pc?item_id=41000000001&shop_id=31000001"));
    private static final List<String> FRAMES = List.of(
            "%s",
            "<html><title>t</title><script type=application/ld+json>%s</script>",
            "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"n\",\"offers\":%s}</script>",
            "<script>window.runParams = %s;</script>",
            "<script id=__NEXT_DATA__ type=application/json>%s</script>",
            "<body itemscope itemtype=http://schema.org/Product>%s",
            "<body vocab=http://schema.org/ typeof=Product>%s",
            "<meta property=og:type content=product>%s",
            "<h1>n</h1><div class=price>%s</div><button>Add to cart</button>",
            "<script>self.__next_f.push([1,\"%s\"])</script>",
            "<script>self.__next_f.push%s</script>",
            "<script data-serialize-box-id=b>%s</script><script id=ProductJson-x>%s</script>",
            "<title>t</title><p>Code: A-01</p><p>%s</p><button>Pay now</button>",
            "{\"data\":%s}");

    private PageFuzz() {}

    /// Has all read before the first input is timed.
    public static void fuzzerInitialize() {
        for (WebUrl address : ADDRESSES) read(address, "<p>nothing");
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 3) return;
        String text = new String(input, 2, input.length - 2, StandardCharsets.UTF_8);
        String frame = FRAMES.get((input[1] & 0xff) % FRAMES.size());
        read(ADDRESSES.get((input[0] & 0xff) % ADDRESSES.size()), frame.replace("%s", text));
    }

    private static void read(WebUrl address, String body) {
        List<Header> headers = List.of(new Header("Content-Type", "text/html; charset=utf-8"));
        Capture capture =
                Capture.of(address, Instant.EPOCH, "GET", 200, headers, body.getBytes(StandardCharsets.UTF_8));
        if (OUTCOMES.of(Ask.get(address), capture) instanceof Fetched.Page page) {
            Reading first = STOREFRONTS.read(page);
            if (!STOREFRONTS.read(page).equals(first)) throw new IllegalStateException("read in two ways");
        }
    }
}

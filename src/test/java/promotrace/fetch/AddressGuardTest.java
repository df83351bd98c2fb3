package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class AddressGuardTest {
    private static final AddressGuard GUARD = new AddressGuard(List.of());

    /// What the door makes of an address before anything is looked up.
    private static String judged(String address) {
        Optional<WebUrl> url = WebUrl.parse(address);
        if (url.isEmpty()) return "no address";
        return switch (AddressGuard.spelled(url.get().host())) {
            case AddressGuard.Spelled.Address a -> GUARD.allows(a.address()) ? "open" : "closed";
            case AddressGuard.Spelled.Nonsense nonsense -> "nonsense";
            case AddressGuard.Spelled.Name name ->
                AddressGuard.isLocalName(url.get().host()) ? "local name" : "name";
        };
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
            # address,                                   judged
            http://127.0.0.1/,                           closed
            http://127.1/,                               closed
            http://127.0.1/,                             closed
            http://127.255.255.254/,                     closed
            http://2130706433/,                          closed
            http://017700000001/,                        closed
            http://0x7f000001/,                          closed
            http://0x7F.1/,                              closed
            http://0177.0.0.1/,                          closed
            http://0177.0x0.0.01/,                       closed
            http://00000177.0.0.1/,                      closed
            http://127.0.0.1./,                          closed
            http://0/,                                   closed
            http://0.0.0.0/,                             closed
            http://10.1.2.3/,                            closed
            http://012.1.2.3/,                           closed
            http://0xa.0x1.0x2.0x3/,                     closed
            http://167838211/,                           closed
            http://172.16.0.1/,                          closed
            http://172.31.255.255/,                      closed
            http://192.168.1.1/,                         closed
            http://192.168.257/,                         closed
            http://0300.0250.0.1/,                       closed
            http://3232235777/,                          closed
            http://169.254.169.254/latest/meta-data/,    closed
            http://2852039166/,                          closed
            http://0xA9FEA9FE/,                          closed
            http://0251.0376.0251.0376/,                 closed
            http://169.254.43518/,                       closed
            http://100.100.100.200/,                     closed
            http://100.64.0.1/,                          closed
            http://168.63.129.16/,                       closed
            http://192.0.0.192/,                         closed
            http://198.18.0.1/,                          closed
            http://203.0.113.9/,                         closed
            http://224.0.0.1/,                           closed
            http://239.255.255.250:1900/,                closed
            http://240.0.0.1/,                           closed
            http://255.255.255.255/,                     closed
            http://user:pass@127.0.0.1/,                 closed
            http://public.example@127.0.0.1/,            closed
            http://%31%32%37.0.0.1/,                     closed
            http://１２７．０．０．１/,                    closed
            http://①②⑦.⓪.⓪.①/,                       closed
            http://127。0。0。1/,                         closed
            http://[::1]/,                               closed
            http://[0:0:0:0:0:0:0:1]/,                   closed
            http://[::]/,                                closed
            http://[::ffff:127.0.0.1]/,                  closed
            http://[::ffff:7f00:1]/,                     closed
            http://[::127.0.0.1]/,                       closed
            http://[::ffff:0:127.0.0.1]/,                closed
            http://[64:ff9b::7f00:1]/,                   closed
            http://[64:ff9b::169.254.169.254]/,          closed
            http://[64:ff9b:1::7f00:1]/,                 closed
            http://[2002:7f00:1::]/,                     closed
            http://[2002:c0a8:101::1]/,                  closed
            http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/, closed
            http://[fe80::1]/,                           closed
            http://[fec0::1]/,                           closed
            http://[fc00::1]/,                           closed
            http://[fd00:ec2::254]/,                     closed
            http://[ff02::1]/,                           closed
            http://[2001:db8::1]/,                       closed
            http://[100::1]/,                            closed
            http://[5f00::1]/,                           closed
            http://[fe80::1%25eth0]/,                    nonsense
            http://[::1%lo]/,                            nonsense
            http://[127.0.0.1]/,                         closed
            http://256.1.1.1/,                           nonsense
            http://1.2.3.4.5/,                           nonsense
            http://127.0.0.0x/,                          closed
            http://4294967296/,                          nonsense
            http://09.0.0.1/,                            nonsense
            http://1.1.1..1/,                            no address
            http://127.0.0.1\\@public.example/,          closed
            http://localhost/,                           local name
            http://LOCALHOST./,                          local name
            http://db.localhost/,                        local name
            http://printer.local/,                       local name
            http://metadata.google.internal/,            local name
            http://intranet/,                            local name
            ftp://127.0.0.1/,                            no address
            file:///etc/passwd,                          no address
            gopher://127.0.0.1:6379/,                    no address
            http://8.8.8.8/,                             open
            http://134744072/,                           open
            http://172.32.0.1/,                          open
            http://192.169.0.1/,                         open
            http://100.128.0.1/,                         open
            http://[2606:4700:4700::1111]/,              open
            http://[64:ff9b::808:808]/,                  open
            http://[2002:808:808::1]/,                   open
            https://t.me/s/x,                            name
            https://127.0.0.1.nip.example/,              name
            https://local.example/,                      name
            https://10.example/,                         name
            https://1password.example/,                  name
            """)
    void noSpellingOfAPrivateAddressPasses(String address, String judged) {
        assertThat(judged(address)).isEqualTo(judged);
    }

    @Test
    void namedRangesCanBeOpened() throws Exception {
        AddressGuard guard = new AddressGuard(List.of(IpRange.of("127.0.0.0/8"), IpRange.of("fd12::/16")));
        assertThat(guard.allows(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(guard.allows(InetAddress.ofLiteral("::ffff:127.0.0.1"))).isTrue();
        assertThat(guard.allows(InetAddress.ofLiteral("fd12::9"))).isTrue();
        assertThat(guard.allows(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
        assertThat(guard.allows(InetAddress.ofLiteral("fd13::9"))).isFalse();
    }

    @ParameterizedTest(name = "<{0}>")
    @CsvSource(textBlock = """
            # text,          is a range
            10.0.0.0/8,      true
            10.0.0.1,        true
            ::1,             true
            fd00::/8,        true
            0.0.0.0/0,       true
            10.0.0.0/33,     false
            10.0.0.0/,       false
            10.0.0.0/-1,     false
            localhost,       false
            10.0.0/8/8,      false
            '',              false
            """)
    void rangesAreReadOrRefused(String text, boolean range) {
        assertThat(IpRange.parse(text).isPresent()).isEqualTo(range);
    }

    @Test
    void rangesEndWhereTheySay() {
        IpRange range = IpRange.of("172.16.0.0/12");
        assertThat(range.holds(InetAddress.ofLiteral("172.31.255.255"))).isTrue();
        assertThat(range.holds(InetAddress.ofLiteral("172.32.0.0"))).isFalse();
        assertThat(range.holds(InetAddress.ofLiteral("172.15.255.255"))).isFalse();
        assertThat(range.holds(InetAddress.ofLiteral("::1"))).isFalse();
        assertThat(range).hasToString("172.16.0.0/12");
    }
}

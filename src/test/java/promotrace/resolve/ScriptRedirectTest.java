package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import promotrace.url.WebUrl;

class ScriptRedirectTest {
    private static final WebUrl PAGE = WebUrl.of("https://go.example/r/1");
    private static final String SHOP = "https://shop.example/bag?a=1&b=2";

    private static Arguments go(String script) {
        return Arguments.of(script, SHOP);
    }

    static Stream<Arguments> scriptsThatSendOn() {
        return Stream.of(
                go("window.location.href = 'https://shop.example/bag?a=1&b=2';"),
                go("location='https://shop.example/bag?a=1&b=2'"),
                go("top.location.replace(\"https:\\/\\/shop.example\\/bag?a=1\\u0026b=2\");"),
                go("window.opener = null; location.replace(\"https:\\/\\/shop.example\\/bag?a=1\\x26b=2\")"),
                go("document.location.assign('https://shop.example' + '/bag' + '?a=1&b=2');"),
                go("var u = 'https://shop.example/bag'; u += '?a=1&b=2'; self.location = u;"),
                go("const a='https://shop.example', p=\"/bag?a=1&b=2\"; window['location']['href'] = a + p;"),
                go("setTimeout(function(){ location.href='https://shop.example/bag?a=1&b=2' }, 1500)"),
                go("setTimeout(() => { window.location.assign('https://shop.example/bag?a=1&b=2'); }, 0);"),
                go("setTimeout(() => window.location = 'https://shop.example/bag?a=1&b=2', 100)"),
                go("var t='https://shop.example/bag?a=1&b=2';setTimeout(\"window.location=t\",300);"),
                go("(function(d){ window.location.href = d; })('https://shop.example/bag?a=1&b=2');"),
                go("(() => { location.href = 'https://shop.example/bag?a=1&b=2' })()"),
                go("!function(){location.replace('https://shop.example/bag?a=1&b=2')}();"),
                go("function go(){ location.href = 'https://shop.example/bag?a=1&b=2'; }\nwindow.onload = go;"),
                go("function go(u){ location.href = u; }\ngo('https://shop.example/bag?a=1&b=2');"),
                go("window.onload = function () { location.href = 'https://shop.example/bag?a=1&b=2' }"),
                go(
                        "document.addEventListener('DOMContentLoaded', function(){ location = 'https://shop.example/bag?a=1&b=2'; });"),
                go("$(document).ready(function(){ window.location.href='https://shop.example/bag?a=1&b=2'; })"),
                go("try { location.href = 'https://shop.example/bag?a=1&b=2'; } catch (e) { console.log(e) }"),
                go("window.location.href = decodeURIComponent('https%3A%2F%2Fshop.example%2Fbag%3Fa%3D1%26b%3D2');"),
                go("location.href = atob('aHR0cHM6Ly9zaG9wLmV4YW1wbGUvYmFnP2E9MSZiPTI=')"),
                go("location = ['https://shop.example', 'bag?a=1&b=2'].join('/');"),
                go("location.href = '2=b&1=a?gab/elpmaxe.pohs//:sptth'.split('').reverse().join('')"),
                go("location.href = 'https://SHOP/bag?a=1&b=2'.replace('SHOP', 'shop.example');"),
                go("window.open('https://shop.example/bag?a=1&b=2', '_self')"),
                go("/* one */ var r = /['\"]/g; // two\nlocation.href = `https://shop.example/bag?a=1&b=2`;"),
                go("window['location'].href = 'https://shop.example/bag?a=1&b=2'"),
                go("window['loc' + 'ation']['re' + 'place']('https://shop.example/bag?a=1&b=2')"),
                go("self.window.top.parent.document.location = 'https://shop.example/bag?a=1&b=2'"),
                go("this.location.href='https://shop.example/bag?a=1&b=2'"),
                go("setTimeout(go, 3000); function go() { location.href = 'https://shop.example/bag?a=1&b=2' }"),
                go("go('https://shop.example/bag?a=1&b=2'); function go(u) { location.href = u; }"),
                go("const host = 'shop.example'; location.href = `https://${host}/bag?a=${1}&b=2`"),
                go("location.href = `https://${['shop', `exam${'ple'}`].join('.')}/bag?a=1&b=2`"),
                go("var p = ['https://', 'shop.example', '/bag?a=1&b=2']; location.href = p[0] + p[1] + p[2];"),
                go("var p = ['/bag?a=1&b=2', 'shop.example', 'https://']; location.href = p.reverse().join('');"),
                go("var cfg = {wait: 5, url: 'https://shop.example/bag?a=1&b=2'}; location.replace(cfg.url)"),
                go("var cfg = {'url': 'https://shop.example/bag?a=1&b=2'}; location.replace(cfg['url'])"),
                go("location = 'https://shop.example'.concat('/bag', '?a=1', '&b=2')"),
                go("location.href = new URL('/bag?a=1&b=2', 'https://shop.example').href"),
                go("location = 'xxhttps://shop.example/bag?a=1&b=2'.substring(2)"),
                go("location.href = unescape('%68ttps://shop.example/bag%3Fa%3D1%26b%u003D2')"),
                go("location.href = String.fromCharCode(104, 0x74, 116, 112, 115) + '://shop.example/bag?a=1&b=2'"),
                go("location.href = '\\x68\\u0074\\u{74}ps://shop.example/bag?a=1&b=2'"),
                go("eval(\"location.href='https://shop.example/bag?a=1&b=2'\")"),
                go("eval(atob('bG9jYXRpb249J2h0dHBzOi8vc2hvcC5leGFtcGxlL2JhZz9hPTEmYj0yJw=='))"),
                go("setTimeout('go()', 10); function go(){ top.location = 'https://shop.example/bag?a=1&b=2' }"),
                go(
                        "window.addEventListener(\"load\", go, false); var go = 1; function go(){ location.assign('https://shop.example/bag?a=1&b=2') }"),
                go("const go = u => { location.href = u }; go('https://shop.example/bag?a=1&b=2');"),
                go("const go = async (u, wait = 5) => location.assign(u); go('https://shop.example/bag?a=1&b=2');"),
                go("var u = 'https://shop.example/bag?a=1&b=2'; function f(u) { send(u) } f(); location = u"),
                go("function a() { b() } function b() { location = 'https://shop.example/bag?a=1&b=2' } a()"),
                go("let u = 'https://other.example/'; u = 'https://shop.example/bag?a=1&b=2'; location = u"),
                go("var go = {to: 'x'};\nvar url = \"//shop.example/bag?a=1&b=2\"\nwindow.location.href = url"));
    }

    @ParameterizedTest
    @MethodSource
    void scriptsThatSendOn(String script, String to) {
        assertThat(ScriptRedirect.in(ScriptPage.at(PAGE), List.of(script)).certain())
                .first()
                .hasToString(to);
    }

    static Stream<String> scriptsThatStay() {
        return Stream.of(
                "document.querySelector('a').onclick = function(){ location.href = 'https://shop.example/bag'; }",
                "button.addEventListener('click', () => { window.location = 'https://shop.example/bag' });",
                "function buy(){ location.href = 'https://shop.example/bag'; }",
                "if (location.href == 'https://shop.example/bag') { track('https://shop.example/bag'); }",
                "var here = window.location.href; send(here + 'https://shop.example/bag');",
                "location.href = location.href.replace('http:', 'https:');",
                "location.hash = '#top'; window.location.href = '#bag';",
                "location.href = base + '/bag';",
                "window.open('https://shop.example/bag', '_blank')",
                "location.reload();",
                "var s = \"location.href = 'https://shop.example/bag'\";",
                "// location.href = 'https://shop.example/bag';",
                "mylocation.href = 'https://shop.example/bag'; config.location = 'https://shop.example/bag';",
                "({location: 'https://shop.example/bag'})",
                "location.href = ok ? 'https://shop.example/bag' : 'https://other.example/';",
                "location.href = 'javascript:void(0)';",
                "location.href = 'https://go.example/r/1';",
                "var go = () => { location.href = 'https://shop.example/bag' }; button.onclick = go;",
                "$('#go').on('click', function(){ location.href = 'https://shop.example/bag' })",
                "fetch('/x').then(r => { location.href = 'https://shop.example/bag' })",
                "var u = 'https://shop.example/bag'; u = somewhere(); location.href = u;",
                "var u = 'https://shop.example/bag'; if (m) { u = 'https://other.example/' } location.href = u;",
                "location.href = `https://${host}/bag`;",
                "location.href = `https://shop.example/${`",
                "var p = ['https://shop.example/', x]; location.href = p[0];",
                "var cfg = {url: to()}; location.href = cfg.url;",
                "location.href = 'https://shop.example/bag'.replace(/bag/, 'x');",
                "location.href = new Foo('https://shop.example/bag').to;",
                "location.href = 'https://shop.example/bag' - 1;",
                "document.getElementById('go').click();",
                "!function(){ function t(){ location.href = 'https://shop.example/bag' } }(); t();",
                "!function(){ function t(){ location.href = 'https://shop.example/bag' } window.x = t }(); !function(t){ t() }(y)",
                "var e = 'https://shop.example/bag'; function go(e){ location.href = e } go(somewhere());",
                "!function(){ var e = 'https://shop.example/bag' }(); location.href = e;",
                "function a(){ function go(){ location.href = 'https://shop.example/bag' } } go();",
                "window.open('https://shop.example/bag')",
                "return false; mylocation('https://shop.example/bag')");
    }

    @ParameterizedTest
    @MethodSource
    void scriptsThatStay(String script) {
        assertThat(ScriptRedirect.in(ScriptPage.at(PAGE), List.of(script)).certain())
                .isEmpty();
    }

    static Stream<String> scriptsThatMaySendOn() {
        return Stream.of(
                "if (window.self !== window.top) { top.location.href = 'https://shop.example/' } else { self.location.replace('https://shop.example/') }",
                "if (mobile) location.href = 'https://shop.example/';",
                "mobile && (location.href = 'https://shop.example/');",
                "for (;;) { location = 'https://shop.example/'; }",
                "var u = 'https://shop.example/a'; if (m) u = 'https://shop.example/b'; location.href = u;",
                "var u; if (m) { u = 'https://shop.example/a' } else { u = 'https://shop.example/b' } location = u;",
                "try { x() } catch (e) { location.href = 'https://shop.example/' }");
    }

    @ParameterizedTest
    @MethodSource
    void scriptsThatMaySendOn(String script) {
        ScriptRedirect.Found found = ScriptRedirect.in(ScriptPage.at(PAGE), List.of(script));
        assertThat(found.certain()).isEmpty();
        assertThat(found.possible()).isNotEmpty().allMatch(u -> u.host().equals("shop.example"));
    }

    @Test
    void functionsAndNamesReachFromOneScriptIntoTheNext() {
        assertThat(ScriptRedirect.in(
                                ScriptPage.at(PAGE),
                                List.of(
                                        "var to = 'https://shop.example/bag?a=1&b=2';",
                                        "function go() { location.href = to }",
                                        "go()"))
                        .certain())
                .first()
                .hasToString(SHOP);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            location.href = document.getElementById('go').href
            location.href = document.getElementById('go').getAttribute('data-url')
            location.href = document.querySelector("#go").dataset.url
            var a = document.getElementById('go').dataset.url; setTimeout(() => { location.replace(a) }, 5000)
            setTimeout(function () { document.getElementById('go').click() }, 3000)
            document.querySelector('#go').click()
            """)
    void whatStandsInThePageIsReadThere(String script) {
        ScriptPage page = new ScriptPage(
                PAGE,
                PAGE::resolve,
                (selector, name) -> Optional.of(SHOP).filter(s -> selector.equals("#go") && !name.equals("id")));
        assertThat(ScriptRedirect.in(page, List.of(script)).certain()).first().hasToString(SHOP);
        assertThat(ScriptRedirect.in(page, List.of(script.replace("go", "no"))).certain())
                .isEmpty();
    }

    static Stream<String> nonsenseEndsWell() {
        return Stream.of(
                "location.href = '",
                "((((((location=",
                "}}}}]]]) location = (",
                "function(",
                "=>",
                "location.replace(",
                "setTimeout(",
                "setTimeout('setTimeout(\"location=1\")')",
                "if (",
                "else",
                "`${`",
                "/[",
                "\\u",
                "location='\\u12",
                "function f(){f()} f(); location",
                "a".repeat(50_000) + "location",
                "location = " + "(".repeat(20_000),
                "location = " + "[".repeat(20_000),
                "if (location) {".repeat(20_000),
                "location = " + "`${".repeat(20_000),
                "location = " + "'a'.replaceAll('a','aaaaaaaaaa')".repeat(1)
                        + ".replaceAll('a','aaaaaaaaaa')".repeat(500),
                "var a = 'https://shop.example/xxxxxxxx'; " + "a = a + a; ".repeat(60) + "location = a",
                "var a = 'https://shop.example/xxxxxxxx'; " + "a += a; ".repeat(60) + "location = a",
                "var a = 'https://shop.example/'; " + "a = a.split('').join(a); ".repeat(60) + "location = a",
                "function f(){ f = function(){ f() }; f() } f(); location",
                "(".repeat(20_000) + "location");
    }

    @ParameterizedTest
    @MethodSource
    void nonsenseEndsWell(String script) {
        assertThat(ScriptRedirect.in(ScriptPage.at(PAGE), List.of(script)).certain())
                .isEmpty();
    }
}

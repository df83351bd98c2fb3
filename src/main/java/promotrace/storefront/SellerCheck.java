package promotrace.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;

/// Runs every example of the files on sellers.
final class SellerCheck {
    private final ConfigFolder folder;
    private final List<Problem> found = new ArrayList<>();

    private SellerCheck(ConfigFolder folder) {
        this.folder = folder;
    }

    static List<Problem> of(ConfigFolder folder) {
        SellerCheck check = new SellerCheck(folder);
        check.trackers(folder.read(Abouts.TRACKERS, TrackerRules.class));
        check.sellers(folder.read(Abouts.SELLERS, SellerRules.class));
        return List.copyOf(check.found);
    }

    private void trackers(TrackerRules rules) {
        for (int i = 0; i < rules.services().size(); i++) {
            TrackerRules.Service s = rules.services().get(i);
            Trackers one = new Trackers(new TrackerRules(List.of(s)));
            for (TrackerRules.Example e : s.examples()) {
                Optional<String> id = one.in(e.text()).stream().map(Mark::id).findFirst();
                differ(Abouts.TRACKERS, e.text(), Optional.of(e.id()), id, "services", i, "examples");
            }
            for (String e : s.silent()) {
                Optional<String> id = one.in(e).stream().map(Mark::id).findFirst();
                differ(Abouts.TRACKERS, e, Optional.empty(), id, "services", i, "silent");
            }
        }
    }

    private void sellers(SellerRules rules) {
        CountryNames countries = new CountryNames(rules.countries());
        for (SellerRules.Example e : rules.countries().examples()) {
            differ(Abouts.SELLERS, e.text(), e.is(), countries.first(e.text()), "countries", "examples");
        }
        for (String e : rules.countries().silent()) {
            differ(Abouts.SELLERS, e, Optional.empty(), countries.first(e), "countries", "silent");
        }
        for (int i = 0; i < rules.places().size(); i++) {
            SellerRules.Rule r = rules.places().get(i);
            rule(r, new SellerWords(only(rules, List.of(r), List.of(), List.of()), countries), "places", i);
        }
        for (int i = 0; i < rules.since().size(); i++) {
            SellerRules.Rule r = rules.since().get(i);
            rule(r, new SellerWords(only(rules, List.of(), List.of(r), List.of()), countries), "since", i);
        }
        for (int i = 0; i < rules.payments().size(); i++) {
            SellerRules.Rule r = rules.payments().get(i);
            rule(r, new SellerWords(only(rules, List.of(), List.of(), List.of(r)), countries), "payments", i);
        }
    }

    private static SellerRules only(
            SellerRules all,
            List<SellerRules.Rule> places,
            List<SellerRules.Rule> since,
            List<SellerRules.Rule> payments) {
        return new SellerRules(all.countries(), all.denials(), all.placeholders(), places, since, payments);
    }

    private void rule(SellerRules.Rule rule, SellerWords words, String section, int i) {
        for (SellerRules.Example e : rule.examples()) {
            Optional<String> said = said(words.in(e.text()));
            differ(Abouts.SELLERS, e.text(), Optional.of(e.is().orElse(rule.what())), said, section, i, "examples");
        }
        for (String e : rule.silent()) {
            differ(Abouts.SELLERS, e, Optional.empty(), said(words.in(e)), section, i, "silent");
        }
    }

    /// The country, the year, or which way of paying.
    private static Optional<String> said(SellerWords.Said said) {
        Optional<String> country =
                said.places().stream().flatMap(p -> p.country().stream()).findFirst();
        About about = new About(List.of(), List.of(), said.since(), List.of());
        Optional<String> year = about.year().isPresent()
                ? Optional.of(Integer.toString(about.year().getAsInt()))
                : Optional.empty();
        return country.or(() -> year)
                .or(() -> said.payments().stream().map(Stated::what).findFirst());
    }

    private void differ(String file, String text, Optional<String> wanted, Optional<String> got, Object... path) {
        if (wanted.equals(got)) return;
        String told = text + ": expected " + wanted.orElse("nothing") + ", read " + got.orElse("nothing");
        found.add(folder.problem(file, told, path));
    }
}

package promotrace.collect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.evidence.Sent;
import promotrace.url.Parameter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Makes the body of a POST of what a crawler's file says and what is known, the same text for the same knowledge.
final class PostBody {
    static final String JSON_TYPE = "application/json";
    static final String FORM_TYPE = "application/x-www-form-urlencoded";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern BARE = Pattern.compile("\\{#([A-Za-z][A-Za-z0-9]*)}");

    private PostBody() {}

    /// The body as the rule spells it, or the `own` one with the rule's fields set in it; empty when a name is unknown,
    /// or known as what it can't be.
    static Optional<Sent> of(CrawlerFile.Posting rule, Optional<Sent> own, Map<String, String> known) {
        return rule.json().isPresent() ? json(rule.json().get(), own, known) : form(rule.form(), own, known);
    }

    private static Optional<Sent> json(ObjectNode rule, Optional<Sent> own, Map<String, String> known) {
        Optional<JsonNode> filled = filled(rule, known);
        if (filled.isEmpty()) return Optional.empty();
        ObjectNode body = own.flatMap(PostBody::object).orElseGet(JSON::createObjectNode);
        filled.get().properties().forEach(field -> body.set(field.getKey(), field.getValue()));
        return Optional.of(new Sent(JSON_TYPE, body.toString()));
    }

    private static Optional<ObjectNode> object(Sent sent) {
        try {
            return JSON.readTree(sent.text()) instanceof ObjectNode body ? Optional.of(body) : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> filled(JsonNode rule, Map<String, String> known) {
        return switch (rule) {
            case ObjectNode object -> {
                ObjectNode out = JSON.createObjectNode();
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    filled(field.getValue(), known).ifPresent(value -> out.set(field.getKey(), value));
                }
                yield out.size() == object.size() ? Optional.of(out) : Optional.empty();
            }
            case ArrayNode array -> {
                ArrayNode out = JSON.createArrayNode();
                for (JsonNode member : array) filled(member, known).ifPresent(out::add);
                yield out.size() == array.size() ? Optional.of(out) : Optional.empty();
            }
            case StringNode words -> leaf(words.asString(), known);
            default -> Optional.of(rule);
        };
    }

    private static Optional<JsonNode> leaf(String template, Map<String, String> known) {
        Matcher bare = BARE.matcher(template);
        if (!bare.matches()) return Template.words(template, known).map(StringNode::valueOf);
        return Optional.ofNullable(known.get(bare.group(1))).flatMap(PostBody::bare);
    }

    private static Optional<JsonNode> bare(String written) {
        try {
            JsonNode value = JSON.readTree(written);
            return value.isNumber() || value.isBoolean() ? Optional.of(value) : Optional.empty();
        } catch (JacksonException words) {
            return Optional.empty();
        }
    }

    private static Optional<Sent> form(Map<String, String> rule, Optional<Sent> own, Map<String, String> known) {
        Map<String, String> fields = new LinkedHashMap<>();
        own.filter(s -> s.type().startsWith(FORM_TYPE))
                .map(s -> Parameter.listOf(s.text()))
                .orElse(List.of())
                .forEach(p -> fields.put(p.name(), p.value()));
        for (Map.Entry<String, String> field : rule.entrySet()) {
            Optional<String> value = Template.words(field.getValue(), known);
            if (value.isEmpty()) return Optional.empty();
            fields.put(field.getKey(), value.get());
        }
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
        return Optional.of(new Sent(FORM_TYPE, String.join("&", pairs)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

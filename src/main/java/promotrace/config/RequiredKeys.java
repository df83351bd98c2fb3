package promotrace.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/// Which keys a file must have: every component of its record but an optional one, a list, a map, a yes-or-no (absent
/// is no) and one marked `@Nullable`.
final class RequiredKeys extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        if (!isComponent(member)) return super.hasRequiredMarker(config, member); // null where Jackson knows nothing
        return isRequired((AnnotatedParameter) member);
    }

    /// A key that must be there must have a value, too.
    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
        return isComponent(member) && isRequired((AnnotatedParameter) member)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : super.findSetterInfo(config, member);
    }

    private static boolean isComponent(Annotated member) {
        return member instanceof AnnotatedParameter parameter
                && parameter.getDeclaringClass().isRecord()
                && parameter.getOwner().getAnnotated() instanceof Constructor<?>;
    }

    private static boolean isRequired(AnnotatedParameter component) {
        Constructor<?> constructor = (Constructor<?>) component.getOwner().getAnnotated();
        AnnotatedElement type = constructor.getAnnotatedParameterTypes()[component.getIndex()];
        return !mayBeAbsent(component.getRawType()) && !type.isAnnotationPresent(Nullable.class);
    }

    private static boolean mayBeAbsent(Class<?> type) {
        return type == boolean.class
                || type == Optional.class
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type == OptionalDouble.class
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type);
    }
}

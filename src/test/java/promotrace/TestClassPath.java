package promotrace;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What tests run with, also where their runner has a class loader of its own: for tests that start the real process.
public final class TestClassPath {
    private TestClassPath() {}

    public static String get() {
        if (TestClassPath.class.getClassLoader() instanceof URLClassLoader own) {
            return Arrays.stream(own.getURLs())
                    .map(URL::toString)
                    .map(address -> Path.of(URI.create(address)).toString())
                    .collect(Collectors.joining(":"));
        }
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}

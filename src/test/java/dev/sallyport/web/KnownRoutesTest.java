package dev.sallyport.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KnownRoutesTest {
    @Test
    void everyRouteIsCountedByItsOwnName() {
        Set<String> routes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.sallyport").stream()
                        .filter(one -> !one.isInterface() && one.isAnnotatedWith(Path.class))
                        .flatMap(one -> one.getMethods().stream())
                        .filter(KnownRoutesTest::answersRequests)
                        .map(KnownRoutesTest::route)
                        .collect(Collectors.toSet());

        assertThat(routes).contains("/login/{id}/code").isSubsetOf(KnownRoutes.ROUTES);
    }

    private static boolean answersRequests(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
    }

    private static String route(JavaMethod method) {
        JavaClass resource = method.getOwner();
        String own = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        String whole = ("/" + resource.getAnnotationOfType(Path.class).value() + "/" + own).replaceAll("/+", "/");
        // So Micrometer names the front page.
        return whole.equals("/") ? "root" : whole.replaceAll("/$", "");
    }
}

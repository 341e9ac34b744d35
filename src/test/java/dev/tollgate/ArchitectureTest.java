package dev.tollgate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house: who may know whom. The request walks down the road, the imports point back up it. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tollgate");

    /** Neutral tools, each knowing only those before it. */
    private static final List<String> TOOLS = List.of("llm", "sse", "wire", "provider", "pricing");

    /** The rooms of the road in the order of {@code Phase}. */
    private static final List<String> ROAD =
            List.of("pipeline", "route", "auth", "read", "limit", "guard", "target", "translate", "forward");

    private static final List<String> WATCHERS = List.of("telemetry", "ledger");
    private static final List<String> DOORS = List.of("config", "admin", "gateway", "cli", "simulate");

    @Test
    void toolsKnowOnlyToolsBeforeThem() {
        for (int i = 0; i < TOOLS.size(); i++) {
            String[] others = packages(TOOLS.subList(i + 1, TOOLS.size()), ROAD, WATCHERS, DOORS);
            noClasses()
                    .that()
                    .resideInAPackage(inside(TOOLS.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void roomsOfTheRoadKnowOnlyRoomsBeforeThem() {
        for (int i = 0; i < ROAD.size(); i++) {
            String[] others = packages(ROAD.subList(i + 1, ROAD.size()), WATCHERS, DOORS);
            noClasses()
                    .that()
                    .resideInAPackage(inside(ROAD.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void watchersKnowNeitherEachOtherNorTheDoors() {
        for (String watcher : WATCHERS) {
            List<String> others =
                    WATCHERS.stream().filter(other -> !other.equals(watcher)).toList();
            noClasses()
                    .that()
                    .resideInAPackage(inside(watcher))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(others, DOORS))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("dev.tollgate.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageIsKnownHereDescribedAndNullMarked() throws IOException {
        Path root = Path.of("src/main/java/dev/tollgate");
        List<Path> packages;
        try (Stream<Path> files = Files.walk(root)) {
            packages = files.filter(Files::isDirectory)
                    .filter(directory -> !directory.equals(root))
                    .toList();
        }
        for (Path directory : packages) {
            String name = root.relativize(directory).getName(0).toString();
            assertThat(Stream.of(TOOLS, ROAD, WATCHERS, DOORS).flatMap(List::stream))
                    .as("rooms known to this test")
                    .contains(name);
            String info = Files.readString(directory.resolve("package-info.java"));
            assertThat(info).as("description of %s", name).contains("/**", "@" + NullMarked.class.getSimpleName());
        }
    }

    private static String inside(String room) {
        return "dev.tollgate." + room + "..";
    }

    @SafeVarargs
    private static String[] packages(List<String>... rooms) {
        return Stream.of(rooms)
                .flatMap(List::stream)
                .map(ArchitectureTest::inside)
                .toArray(String[]::new);
    }
}

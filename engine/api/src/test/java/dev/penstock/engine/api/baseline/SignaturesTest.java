package dev.penstock.engine.api.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path TESTS = Path.of("target", "test-classes");
    private static final Set<String> HERE = Set.of("dev/penstock/engine/api/baseline");

    @TempDir
    Path folder;

    @Test
    void of_aType_tellsWhatACallerSees() throws IOException {
        assertThat(String.join("\n", Signatures.of(TESTS, HERE)) + "\n").isEqualTo("""
                type public,interface,abstract dev/penstock/engine/api/baseline/Sample
                  extends java/lang/Object
                  implements java/util/function/Supplier java/util/RandomAccess
                  permits dev/penstock/engine/api/baseline/Sample$Permitted
                  generic <T::Ljava/lang/Comparable<TT;>;>Ljava/lang/Object;Ljava/util/function/Supplier<Ljava/util/List<TT;>;>;Ljava/util/RandomAccess;
                  field public,static,final LIMIT I
                  method public bridge ()Z
                  method public,varargs,abstract open (Ljava/lang/Class;[I)Ljava/lang/Object; throws java/io/IOException throws java/lang/InterruptedException generic <R:Ljava/lang/Object;>(Ljava/lang/Class<TR;>;[I)TR;
                type public,final dev/penstock/engine/api/baseline/Sample$Pair
                  extends java/lang/Record
                  generic <A:Ljava/lang/Object;>Ljava/lang/Record;
                  method public <init> (Ljava/lang/Object;Ljava/util/List;)V generic (TA;Ljava/util/List<TA;>;)V
                  method public one ()Ljava/lang/Object; generic ()TA;
                  method public others ()Ljava/util/List; generic ()Ljava/util/List<TA;>;
                  method public,final equals (Ljava/lang/Object;)Z
                  method public,final hashCode ()I
                  method public,final toString ()Ljava/lang/String;
                type public dev/penstock/engine/api/baseline/Sample$Permitted
                  extends java/lang/Object
                  implements dev/penstock/engine/api/baseline/Sample
                  generic Ljava/lang/Object;Ldev/penstock/engine/api/baseline/Sample<Ljava/lang/String;>;
                  field protected kept Ljava/util/List; generic Ljava/util/List<-Ljava/lang/String;>;
                  method public get ()Ljava/util/List; generic ()Ljava/util/List<Ljava/lang/String;>;
                  method public,varargs open (Ljava/lang/Class;[I)Ljava/lang/Object; generic <R:Ljava/lang/Object;>(Ljava/lang/Class<TR;>;[I)TR;
                type public,final,enum dev/penstock/engine/api/baseline/Sample$Permitted$Kind
                  extends java/lang/Enum
                  generic Ljava/lang/Enum<Ldev/penstock/engine/api/baseline/Sample$Permitted$Kind;>;
                  field public,static,final,enum LARGE Ldev/penstock/engine/api/baseline/Sample$Permitted$Kind;
                  field public,static,final,enum SMALL Ldev/penstock/engine/api/baseline/Sample$Permitted$Kind;
                  method public,static valueOf (Ljava/lang/String;)Ldev/penstock/engine/api/baseline/Sample$Permitted$Kind;
                  method public,static values ()[Ldev/penstock/engine/api/baseline/Sample$Permitted$Kind;
                """);
    }

    @Test
    void exported_ofTheModule_areItsPackagesWithoutTheOthers() throws IOException {
        assertThat(Signatures.exported(CLASSES.resolve("module-info.class")))
                .contains("dev/penstock/engine/api", "dev/penstock/engine/api/spi")
                .doesNotContain("dev/penstock/engine/api/baseline");
    }

    @Test
    void write_whatWasRead_tellsTheSame() throws IOException {
        Set<String> exported = Signatures.exported(CLASSES.resolve("module-info.class"));
        assertThat(again(Signatures.of(CLASSES, exported), exported)).hasSizeGreaterThan(500);
        assertThat(again(Signatures.of(TESTS, HERE), HERE)).isNotEmpty();
    }

    /** The text of the stubs that were made of a text, which must be that text. */
    private List<String> again(List<String> text, Set<String> packages) throws IOException {
        Path jar = folder.resolve("stubs.jar");
        Stubs.write(text, jar);
        try (FileSystem stubs = FileSystems.newFileSystem(jar)) {
            assertThat(Signatures.of(stubs.getPath("/"), packages)).isEqualTo(text);
        }
        return text;
    }

    @Test
    void write_aTextThatIsNone_isRefusedWithTheWord() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Stubs.write(List.of("type public a/B", "  fields public x I"), folder.resolve("a.jar")))
                .withMessage("What is 'fields'? Write the baseline again.");
    }

    @Test
    void main_check_leavesTheBaselineAlone() throws IOException {
        Path baseline = Files.writeString(folder.resolve("api.txt"), "type public a/B\n  extends java/lang/Object\n");

        run("check", baseline);

        assertThat(baseline).hasContent("type public a/B\n  extends java/lang/Object\n");
        try (FileSystem stubs = FileSystems.newFileSystem(folder.resolve("out/baseline.jar"))) {
            assertThat(stubs.getPath("a", "B.class")).exists();
        }
        assertThat(folder.resolve("out/now.jar")).isNotEmptyFile();
    }

    @Test
    void main_write_makesBothSidesAlike() throws IOException {
        Path baseline = folder.resolve("new/api.txt");

        run("write", baseline);

        assertThat(baseline).content().startsWith("type public,final dev/penstock/engine/api/AdmissionException\n");
        assertThat(folder.resolve("out/baseline.jar")).hasSameBinaryContentAs(folder.resolve("out/now.jar"));
    }

    private void run(String mode, Path baseline) throws IOException {
        ApiBaseline.main(new String[] {
            mode, CLASSES.toString(), baseline.toString(), folder.resolve("out").toString()
        });
    }
}

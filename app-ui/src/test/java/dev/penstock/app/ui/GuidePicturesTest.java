package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The user's guide: its pictures are those that the screen tests make, and its links lead somewhere. */
class GuidePicturesTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final int MOST_BYTES = 150_000;

    @Test
    void everyPicture_isOneThatAScreenTestMakes() throws IOException {
        StringBuilder tests = new StringBuilder();
        for (Path test : files(Path.of("src", "test", "java"), ".java")) {
            if (test.toString().contains("Screens")) {
                tests.append(Files.readString(test));
            }
        }

        assertThat(GuidePictures.listed())
                .isNotEmpty()
                .allSatisfy((picture, screen) -> assertThat(tests)
                        .as("%s shows the screen %s: no test takes one of that name", picture, screen)
                        .contains('"' + screen + '"'));
    }

    @Test
    void everyPicture_isThereAndSmallAndShownByAPage() throws IOException {
        List<String> pages = files(GuidePictures.GUIDES, ".md").stream()
                .map(GuidePicturesTest::text)
                .toList();
        for (Map.Entry<String, String> each : GuidePictures.listed().entrySet()) {
            Path file = GuidePictures.IMAGES.resolve(each.getKey());

            assertThat(file)
                    .as("Make it: ./mvnw -Psome -pl app-ui -am verify -Dtest='*ScreensTest' -Dit.test='*ScreensIT'"
                            + " -Dpenstock.docs=write")
                    .exists();
            assertThat(Files.size(file)).as("bytes of %s", file).isLessThan(MOST_BYTES);
            BufferedImage picture = ImageIO.read(file.toFile());
            assertThat(picture.getWidth() + "x" + picture.getHeight()).isEqualTo("1440x900");
            assertThat(pages)
                    .as("a page that shows %s", each.getKey())
                    .anyMatch(page -> page.contains("(images/" + each.getKey() + ")"));
        }
    }

    @Test
    void noPicture_isThereWithoutBeingListed() throws IOException {
        assertThat(files(GuidePictures.IMAGES, ".png").stream()
                        .map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(GuidePictures.listed().keySet());
    }

    @Test
    void everyGuide_isInTheIndexAndItsLinksLeadSomewhere() throws IOException {
        String index = Files.readString(GuidePictures.GUIDES.resolve("README.md"));
        for (Path page : files(GuidePictures.GUIDES, ".md")) {
            String name = page.getFileName().toString();
            if (name.equals("README.md")) {
                continue;
            }
            assertThat(index).as("the index docs/guides/README.md").contains("](" + name + ")");
            assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
                    .allSatisfy(link -> assertThat(GuidePictures.GUIDES.resolve(link))
                            .as("the link %s of %s", link, name)
                            .exists());
        }
    }

    @Test
    void smallPicture_ofFewColours_isTheSame() {
        BufferedImage picture = new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 30; x++) {
            for (int y = 0; y < 20; y++) {
                picture.setRGB(x, y, new Color(8 * x, 12 * (y % 5), 40).getRGB());
            }
        }

        BufferedImage small = GuidePictures.small(picture);

        assertThat(small.getColorModel().getPixelSize()).isEqualTo(8);
        assertThat(pixels(small)).isEqualTo(pixels(picture));
    }

    @Test
    void smallPicture_ofManyColours_keepsEachNearly() {
        BufferedImage picture = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 256; x++) {
            for (int y = 0; y < 256; y++) {
                picture.setRGB(x, y, x < 250 ? Color.WHITE.getRGB() : new Color(40 * (x - 250), y, 128).getRGB());
            }
        }

        BufferedImage small = GuidePictures.small(picture);

        assertThat(((IndexColorModel) small.getColorModel()).getMapSize()).isBetween(100, 256);
        assertThat(new Color(small.getRGB(10, 10))).isEqualTo(Color.WHITE);
        for (int y = 0; y < 256; y++) {
            Color before = new Color(picture.getRGB(252, y));
            Color after = new Color(small.getRGB(252, y));
            assertThat(after.getRed()).isCloseTo(before.getRed(), within(8));
            assertThat(after.getGreen()).isCloseTo(before.getGreen(), within(8));
        }
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.penstock.app.ui;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** The pictures of the user's guide: which screens they are, and their making anew where {@code -Dpenstock.docs=write}. */
final class GuidePictures {
    static final Path GUIDES = Path.of("..", "docs", "guides");
    static final Path IMAGES = GUIDES.resolve("images");
    static final String LIST = "pictures.txt";

    private static final String LOOK = "-light-1440x900";
    private static final int MOST_COLOURS = 256;
    private static final int EXACT = 64;

    private GuidePictures() {}

    /** The screen that each picture shows, by the picture's file name, in the list's order. */
    static Map<String, String> listed() throws IOException {
        Map<String, String> listed = new LinkedHashMap<>();
        for (String line : Files.readAllLines(IMAGES.resolve(LIST))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.strip().split("\\s+");
                listed.put(words[0], words[1]);
            }
        }
        return listed;
    }

    /** A screen has been taken: where it is in the list, and pictures are to be written, it goes into the guide. */
    static void taken(String screen, BufferedImage picture) throws IOException {
        if (!System.getProperty("penstock.docs", "").equals("write") || !screen.endsWith(LOOK)) {
            return;
        }
        String name = screen.substring(0, screen.length() - LOOK.length());
        for (Map.Entry<String, String> each : listed().entrySet()) {
            if (each.getValue().equals(name)) {
                ImageIO.write(
                        small(picture), "png", IMAGES.resolve(each.getKey()).toFile());
            }
        }
    }

    /** With a palette, which is a third of the size: colours are merged that differ so little that 256 are left. */
    static BufferedImage small(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int rgb : pixels(picture)) {
            counts.merge(rgb & 0xFFFFFF, 1, Integer::sum);
        }
        List<Integer> mostUsedFirst = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        int near = 1;
        int[] colours = palette(mostUsedFirst, near);
        while (colours.length > MOST_COLOURS) {
            near += Math.max(1, near / 4);
            colours = palette(mostUsedFirst, near);
        }
        BufferedImage small = new BufferedImage(
                picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model(colours));
        Map<Integer, Integer> places = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int colour = picture.getRGB(x, y) & 0xFFFFFF;
                Integer place = places.get(colour);
                if (place == null) {
                    place = nearest(colour, colours);
                    places.put(colour, place);
                }
                small.getRaster().setSample(x, y, 0, place);
            }
        }
        return small;
    }

    /**
     * The planes and texts as they are, and of the rest so much that every colour has one that is nearer than the
     * distance, squared; ends where they are too many.
     */
    private static int[] palette(List<Integer> mostUsedFirst, int near) {
        List<Integer> palette = new ArrayList<>(mostUsedFirst.subList(0, Math.min(EXACT, mostUsedFirst.size())));
        for (int colour : mostUsedFirst) {
            if (palette.size() <= MOST_COLOURS && palette.stream().noneMatch(other -> distance(colour, other) < near)) {
                palette.add(colour);
            }
        }
        return palette.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static IndexColorModel model(int[] colours) {
        return new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    private static int nearest(int colour, int[] colours) {
        int best = 0;
        for (int i = 1; i < colours.length; i++) {
            if (distance(colour, colours[i]) < distance(colour, colours[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
        int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
        int blue = (one & 0xFF) - (other & 0xFF);
        return red * red + green * green + blue * blue;
    }
}

/* usage: compare_png A.png B.png MAX_RMS MAX_FAR
 *
 * Fails unless the two pictures are of one size and differ by at most MAX_RMS (of 255, over all
 * channels) and in at most MAX_FAR of a thousand pixels by more than 64: the edges of letters and
 * lines may be shaded otherwise, nothing may be missing or somewhere else. */
#include <cairo.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct difference {
    double squares;
    long far, channels, pixels;
};

static uint32_t pixel(cairo_surface_t *image, int x, int y)
{
    uint32_t value;
    const unsigned char *row =
        cairo_image_surface_get_data(image) + (ptrdiff_t)y * cairo_image_surface_get_stride(image);
    memcpy(&value, row + 4 * (ptrdiff_t)x, 4);
    return value;
}

static void add_pixel(struct difference *sum, uint32_t a, uint32_t b)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int by = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
        sum->squares += (double)by * by;
        sum->channels++;
        most = by > most ? by : most;
    }
    sum->far += most > 64;
    sum->pixels++;
}

static struct difference compare(cairo_surface_t *a, cairo_surface_t *b)
{
    struct difference sum = {0};
    for (int y = 0; y < cairo_image_surface_get_height(a); y++) {
        for (int x = 0; x < cairo_image_surface_get_width(a); x++) {
            add_pixel(&sum, pixel(a, x, y), pixel(b, x, y));
        }
    }
    return sum;
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        return 2;
    }
    cairo_surface_t *a = cairo_image_surface_create_from_png(argv[1]);
    cairo_surface_t *b = cairo_image_surface_create_from_png(argv[2]);
    bool read = cairo_surface_status(a) == 0 && cairo_surface_status(b) == 0;
    bool same_size = read && cairo_image_surface_get_width(a) == cairo_image_surface_get_width(b) &&
                     cairo_image_surface_get_height(a) == cairo_image_surface_get_height(b);
    bool equal = false;
    if (same_size) {
        struct difference sum = compare(a, b);
        double rms = sqrt(sum.squares / (double)sum.channels);
        double far = 1000.0 * (double)sum.far / (double)sum.pixels;
        equal = rms <= atof(argv[3]) && far <= atof(argv[4]);
        printf("rms %.3f of 255 (at most %s), far off %.3f per mille (at most %s)\n", rms, argv[3],
               far, argv[4]);
    } else {
        printf(read ? "the pictures differ in size\n" : "cannot read the pictures\n");
    }
    cairo_surface_destroy(a);
    cairo_surface_destroy(b);
    return equal ? 0 : 1;
}

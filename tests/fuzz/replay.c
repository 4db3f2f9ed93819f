/* Runs a fuzz target without a fuzzer: each file named on the command line as it is, then cut short
 * at many places and with many of its bytes changed, the same ones every time. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define LARGEST  65536
#define MUTANTS  4000
#define TOGETHER 12 /* changes that add up before the original comes back */

/* A full-period generator: the mutants are the same on every machine. */
static uint32_t next_number(uint32_t *state)
{
    *state = *state * UINT32_C(1664525) + UINT32_C(1013904223);
    return *state >> 8;
}

static void run_mutants(const uint8_t *original, size_t size)
{
    static const uint8_t values[] = {0, 1, 0x7f, 0x80, 0xff, '"', '<', '\n'};
    static uint8_t bytes[LARGEST];
    uint32_t state = (uint32_t)size;
    for (int i = 0; i < MUTANTS && size; i++) {
        if (i % TOGETHER == 0) {
            memcpy(bytes, original, size);
        }
        size_t at = next_number(&state) % size;
        bytes[at] = values[next_number(&state) % sizeof values];
        LLVMFuzzerTestOneInput(bytes, i % TOGETHER == TOGETHER - 1 ? at : size);
    }
}

int main(int argc, char **argv)
{
    static uint8_t bytes[LARGEST];
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file) {
            perror(argv[i]);
            return 1;
        }
        size_t size = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        LLVMFuzzerTestOneInput(bytes, size);
        run_mutants(bytes, size);
    }
    return argc > 1 ? 0 : 1;
}

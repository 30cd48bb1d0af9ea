#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))

bool baro_has_wide_vectors(void) { return __builtin_cpu_supports("avx2"); }

/// The sum of 32 bytes.
WIDE static uint32_t sum_of_bytes(__m256i bytes) {
  __m256i quarters = _mm256_sad_epu8(bytes, _mm256_setzero_si256());
  __m128i halves =
      _mm_add_epi64(_mm256_castsi256_si128(quarters), _mm256_extracti128_si256(quarters, 1));
  return (uint32_t)(_mm_cvtsi128_si64(halves) + _mm_extract_epi64(halves, 1));
}

/// Counts rows of four cells, or from four cells on, in no more rows than a byte can count: 255 of each
/// place of 32.
WIDE __attribute__((always_inline)) static inline void count_four(
    const uint8_t *bytes, int64_t rows, const uint8_t *cells, bool is_from, uint32_t *counts) {
  __m256i found[BARO_CELLS_AT_ONCE], wanted[BARO_CELLS_AT_ONCE];
  for (int place = 0; place < BARO_CELLS_AT_ONCE; place++) {
    found[place] = _mm256_setzero_si256();
    wanted[place] = _mm256_set1_epi8((char)cells[place]);
  }
  for (int64_t row = 0; row < rows; row += BARO_ROWS_AT_ONCE) {
    __m256i here = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + row));
    for (int place = 0; place < BARO_CELLS_AT_ONCE; place++) {
      // A byte from the cell on is the larger of the two. An equal byte is all ones, which is -1.
      __m256i larger = is_from ? _mm256_max_epu8(here, wanted[place]) : wanted[place];
      found[place] = _mm256_sub_epi8(found[place], _mm256_cmpeq_epi8(here, larger));
    }
  }
  for (int place = 0; place < BARO_CELLS_AT_ONCE; place++) {
    counts[place] += sum_of_bytes(found[place]);
  }
}

WIDE static void count_cells(
    const uint8_t *bytes, int64_t rows, const uint8_t *cells, uint32_t *counts) {
  count_four(bytes, rows, cells, false, counts);
}

WIDE static void count_runs(
    const uint8_t *bytes, int64_t rows, const uint8_t *cells, uint32_t *counts) {
  count_four(bytes, rows, cells, true, counts);
}

void baro_count_bytes(
    const uint8_t *bytes, int64_t rows, const uint8_t *cells, int64_t count, bool is_from,
    uint32_t *counts) {
  const int64_t most = 255 * BARO_ROWS_AT_ONCE;
  for (int64_t row = 0; row < rows; row += most) {
    int64_t stretch = rows - row < most ? rows - row : most;
    for (int64_t place = 0; place < count; place += BARO_CELLS_AT_ONCE) {
      (is_from ? count_runs : count_cells)(bytes + row, stretch, cells + place, counts + place);
    }
  }
}
#else
bool baro_has_wide_vectors(void) { return false; }

void baro_count_bytes(
    const uint8_t *bytes, int64_t rows, const uint8_t *cells, int64_t count, bool is_from,
    uint32_t *counts) {
  for (int64_t place = 0; place < count; place++) {
    for (int64_t row = 0; row < rows; row++) {
      counts[place] += is_from ? bytes[row] >= cells[place] : bytes[row] == cells[place];
    }
  }
}
#endif

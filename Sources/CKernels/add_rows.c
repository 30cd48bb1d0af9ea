#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))

/// Adds one row to its cell.
WIDE static inline void add_row(double weight, double *cell) {
  __m256d wide = _mm256_set1_pd(weight);
  __m256d pair = _mm256_blend_pd(wide, _mm256_mul_pd(wide, wide), 2);
  __m256d row = _mm256_blend_pd(pair, _mm256_set_pd(0, 1, 0, 0), 12);
  _mm256_storeu_pd(cell, _mm256_add_pd(_mm256_loadu_pd(cell), row));
}

WIDE void baro_add_rows(
    const uint16_t *cells, const double *weights, int64_t rows, int64_t stride, double *sums) {
  for (int64_t row = 0; row < rows; row += BARO_TABLES_AT_ONCE) {
    for (int lane = 0; lane < BARO_TABLES_AT_ONCE; lane++) {
      add_row(weights[row + lane], sums + 4 * (lane * stride + cells[row + lane]));
    }
  }
}

WIDE uint16_t baro_largest_cell(const uint16_t *cells, int64_t rows) {
  enum { at_once = 16 };
  __m256i largest = _mm256_setzero_si256();
  int64_t row = 0;
  for (; row + at_once <= rows; row += at_once) {
    largest = _mm256_max_epu16(
        largest, _mm256_loadu_si256((const __m256i *)(const void *)(cells + row)));
  }
  uint16_t places[at_once], found = 0;
  _mm256_storeu_si256((__m256i *)(void *)places, largest);
  for (int place = 0; place < at_once; place++) found = places[place] > found ? places[place] : found;
  for (; row < rows; row++) found = cells[row] > found ? cells[row] : found;
  return found;
}
#else
void baro_add_rows(
    const uint16_t *cells, const double *weights, int64_t rows, int64_t stride, double *sums) {
  for (int64_t row = 0; row < rows; row++) {
    double *sum = sums + 4 * (row % BARO_TABLES_AT_ONCE * stride + cells[row]);
    sum[0] += weights[row];
    sum[1] += weights[row] * weights[row];
    sum[2] += 1;
  }
}

uint16_t baro_largest_cell(const uint16_t *cells, int64_t rows) {
  uint16_t largest = 0;
  for (int64_t row = 0; row < rows; row++) largest = cells[row] > largest ? cells[row] : largest;
  return largest;
}
#endif

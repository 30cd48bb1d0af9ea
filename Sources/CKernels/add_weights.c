#include "kernels.h"

/// The joint codes of eight rows, a byte each.
__attribute__((always_inline)) static inline uint64_t join(
    const struct baro_columns *columns, int count, int64_t row) {
  uint64_t joint = 0;
  for (int column = 0; column < count; column++) {
    uint64_t eight;
    __builtin_memcpy(&eight, columns->codes[column] + row, sizeof eight);
    joint = joint * columns->slots[column] + eight;
  }
  return joint - columns->lowest * 0x0101010101010101;
}

void baro_add_weights_singly(
    const struct baro_columns *columns, const double *weights, int64_t rows, uint8_t *cells,
    double *sums) {
  for (int64_t first = 0; first < rows; first += BARO_WEIGHTS_AT_ONCE) {
    uint64_t eight = join(columns, columns->count, first);
    __builtin_memcpy(cells + first, &eight, sizeof eight);
    for (int row = 0; row < BARO_WEIGHTS_AT_ONCE; row++) {
      double weight = weights[first + row];
      double *sum = sums + 2 * (row * BARO_WEIGHT_STRIDE + cells[first + row]);
      sum[0] += weight;
      sum[1] += weight * weight;
    }
  }
}

#if defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))

/// Weights ahead that are asked for before they are read: the processor itself looks no further than to
/// the end of a page, which is 512 weights.
enum { ahead = 512 };

/// Adds a weight and its square to the cell of one of eight rows, in the table of that row.
WIDE static inline void add_row(
    uint64_t eight, int row, __m128d pair, double *sums) {
  // Sixteen times the cell.
  uint64_t offset = (row == 0 ? eight << 4 : eight >> (8 * row - 4)) & 0xFF0;
  double *sum = (double *)(void *)((char *)(sums + 2 * row * BARO_WEIGHT_STRIDE) + offset);
  _mm_storeu_pd(sum, _mm_add_pd(_mm_loadu_pd(sum), pair));
}

/// The same for four of the eight rows from the first on.
WIDE static inline void add_four(
    uint64_t eight, int first, const double *weights, double *sums) {
  __m256d four = _mm256_loadu_pd(weights + first);
  __m256d squares = _mm256_mul_pd(four, four);
  __m256d even = _mm256_unpacklo_pd(four, squares), odd = _mm256_unpackhi_pd(four, squares);
  add_row(eight, first, _mm256_castpd256_pd128(even), sums);
  add_row(eight, first + 1, _mm256_castpd256_pd128(odd), sums);
  add_row(eight, first + 2, _mm256_extractf128_pd(even, 1), sums);
  add_row(eight, first + 3, _mm256_extractf128_pd(odd, 1), sums);
}

WIDE static inline void add_rows(
    const struct baro_columns *columns, int count, const double *weights, int64_t rows,
    uint8_t *cells, double *sums) {
  const struct baro_columns own = *columns;
  for (int64_t row = 0; row < rows; row += BARO_WEIGHTS_AT_ONCE) {
    uint64_t eight = join(&own, count, row);
    __builtin_memcpy(cells + row, &eight, sizeof eight);
    __builtin_prefetch(weights + row + ahead);
    add_four(eight, 0, weights + row, sums);
    add_four(eight, 4, weights + row, sums);
  }
}

WIDE static void add_widely(
    const struct baro_columns *columns, const double *weights, int64_t rows, uint8_t *cells,
    double *sums) {
  switch (columns->count) {
    case 1: return add_rows(columns, 1, weights, rows, cells, sums);
    case 2: return add_rows(columns, 2, weights, rows, cells, sums);
    case 3: return add_rows(columns, 3, weights, rows, cells, sums);
    default: return add_rows(columns, 4, weights, rows, cells, sums);
  }
}
#endif

void baro_add_weights(
    const struct baro_columns *columns, const double *weights, int64_t rows, uint8_t *cells,
    double *sums) {
#if defined(__x86_64__)
  if (baro_has_wide_vectors()) return add_widely(columns, weights, rows, cells, sums);
#endif
  baro_add_weights_singly(columns, weights, rows, cells, sums);
}

#include "benchmark.h"

#include <emmintrin.h>
#include <string.h>

void baro_c_count_pairs(
    const uint8_t *cells, size_t row_count, uint64_t cell_count, uint32_t *pairs, size_t stride) {
  const uint64_t low = 0x00FF00FF00FF00FF, in_table = 0x1FFF1FFF1FFF1FFF;
  for (size_t row = 0; row + 8 <= row_count; row += 8) {
    uint64_t eight;
    memcpy(&eight, cells + row, 8);
    const uint64_t indices = ((eight & low) * cell_count + (eight >> 8 & low)) & in_table;
    pairs[indices & 0xFFFF] += 1;
    pairs[stride + (indices >> 16 & 0xFFFF)] += 1;
    pairs[2 * stride + (indices >> 32 & 0xFFFF)] += 1;
    pairs[3 * stride + (indices >> 48)] += 1;
  }
}

void baro_c_add_weights(
    const uint8_t *cells, const double *weights, size_t row_count, double *sums, size_t stride) {
  for (size_t row = 0; row + 8 <= row_count; row += 8) {
    __builtin_prefetch(weights + row + 512, 0, 0);
    for (size_t lane = 0; lane < 8; lane++) {
      double *sum = sums + 2 * (lane * stride + cells[row + lane]);
      const double weight = weights[row + lane];
      const __m128d pair = _mm_set_pd(weight * weight, weight);
      _mm_storeu_pd(sum, _mm_add_pd(_mm_loadu_pd(sum), pair));
    }
  }
}

uint64_t baro_c_read(const uint64_t *words, size_t count) {
  __m128i first = _mm_setzero_si128(), second = first, third = first, fourth = first;
  for (size_t word = 0; word + 8 <= count; word += 8) {
    const __m128i *at = (const __m128i *)(words + word);
    first = _mm_add_epi64(first, _mm_loadu_si128(at));
    second = _mm_add_epi64(second, _mm_loadu_si128(at + 1));
    third = _mm_add_epi64(third, _mm_loadu_si128(at + 2));
    fourth = _mm_add_epi64(fourth, _mm_loadu_si128(at + 3));
  }
  uint64_t sums[2];
  _mm_storeu_si128(
      (__m128i *)sums, _mm_add_epi64(_mm_add_epi64(first, second), _mm_add_epi64(third, fourth)));
  return sums[0] + sums[1];
}

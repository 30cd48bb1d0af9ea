#include "kernels.h"

/// Adds rows one by one; one of no group is left out, as where rows are compared.
static void add_singly(
    const struct baro_mean_rows *rows, int64_t first, int64_t end, int group_count,
    struct baro_mean *means) {
  for (int64_t row = first; row < end; row++) {
    int group = rows->groups[row] - rows->lowest_group;
    if (group < 0 || group >= group_count) continue;
    struct baro_mean *mean = means + group;
    int64_t units = rows->units[row];
    mean->rows += 1;
    mean->units += units;
    mean->squares += units * units;
    mean->products += units * (rows->numbers[row] - rows->lowest_number);
  }
}

#if defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))
#define INLINE static inline __attribute__((always_inline))

/// Rows of a block, in which no sum of 32 bits overflows and which stays in the first cache while it is
/// read for every group; rows that are added at once.
enum { rows_of_block = 1024, rows_at_once = 32 };

/// The sums of one group in a block, in lanes.
struct lanes {
  __m256i rows, units, products;
  /// Halves of the squares, whose sum a lane cannot hold.
  __m256i low_squares, high_squares;
};

WIDE INLINE int64_t sum_of(__m256i lanes) {
  uint32_t places[8];
  int64_t sum = 0;
  _mm256_storeu_si256((__m256i *)(void *)places, lanes);
  for (int place = 0; place < 8; place++) sum += places[place];
  return sum;
}

WIDE INLINE __m256i sixteen(const uint8_t *bytes) {
  return _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(const void *)bytes));
}

/// Adds sixteen rows to a group.
/// - Returns: their squares, in sums of two.
WIDE INLINE __m256i add_sixteen(
    __m256i groups, int group, __m256i numbers, __m256i units, struct lanes *sums) {
  __m256i is_own = _mm256_cmpeq_epi16(groups, _mm256_set1_epi16((short)group));
  __m256i own = _mm256_and_si256(is_own, units);
  sums->rows = _mm256_sub_epi16(sums->rows, is_own);
  sums->units = _mm256_add_epi32(sums->units, _mm256_madd_epi16(own, _mm256_set1_epi16(1)));
  sums->products = _mm256_add_epi32(sums->products, _mm256_madd_epi16(own, numbers));
  return _mm256_madd_epi16(own, own);
}

WIDE INLINE void add_squares(__m256i squares, struct lanes *sums) {
  __m256i low = _mm256_and_si256(squares, _mm256_set1_epi32(0xFFFF));
  sums->low_squares = _mm256_add_epi32(sums->low_squares, low);
  sums->high_squares = _mm256_add_epi32(sums->high_squares, _mm256_srli_epi32(squares, 16));
}

WIDE INLINE void finish(const struct lanes *sums, struct baro_mean *mean) {
  mean->rows += sum_of(_mm256_madd_epi16(sums->rows, _mm256_set1_epi16(1)));
  mean->units += sum_of(sums->units);
  mean->products += sum_of(sums->products);
  mean->squares += sum_of(sums->low_squares) + (sum_of(sums->high_squares) << 16);
}

/// Adds the rows of a block to one group.
WIDE INLINE void add_block(
    const struct baro_mean_rows *rows, int64_t first, int64_t end, int group,
    struct baro_mean *mean) {
  struct lanes sums = {0};
  for (int64_t row = first; row < end; row += rows_at_once) {
    __m256i squares = _mm256_setzero_si256();
    for (int64_t half = row; half < row + rows_at_once; half += 16) {
      __m256i groups = sixteen(rows->groups + half);
      __m256i numbers = _mm256_sub_epi16(
          sixteen(rows->numbers + half), _mm256_set1_epi16(rows->lowest_number));
      __m256i units = _mm256_loadu_si256((const __m256i *)(const void *)(rows->units + half));
      __m256i more = add_sixteen(groups, group, numbers, units, &sums);
      squares = half == row ? more : _mm256_add_epi32(squares, more);
    }
    add_squares(squares, &sums);
  }
  finish(&sums, mean);
}

WIDE void baro_add_means(
    const struct baro_mean_rows *rows, int64_t count, int group_count, struct baro_mean *means) {
  const struct baro_mean_rows own = *rows;
  int64_t whole = count - count % rows_at_once;
  for (int64_t row = 0; row < whole; row += rows_of_block) {
    int64_t end = row + rows_of_block < whole ? row + rows_of_block : whole;
    for (int group = 0; group < group_count; group++) {
      add_block(&own, row, end, own.lowest_group + group, means + group);
    }
  }
  add_singly(&own, whole, count, group_count, means);
}
#else
void baro_add_means(
    const struct baro_mean_rows *rows, int64_t count, int group_count, struct baro_mean *means) {
  add_singly(rows, 0, count, group_count, means);
}
#endif

#include "kernels.h"

/// Rows above their units in the first sum of a cell.
#define ONE_ROW ((uint64_t)1 << BARO_UNIT_ROW_SHIFT)

/// Adds one row to its cell.
static inline void add_unit(uint16_t units, uint64_t *cell) {
  cell[0] += units + ONE_ROW;
  cell[1] += (uint64_t)units * units;
}

#if defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))
#define INLINE static inline __attribute__((always_inline))

/// Rows whose cells are found before they are added to: they stay in the first cache.
enum { rows_of_block = 512 };

/// Codes and units ahead that are asked for before they are read.
enum { ahead = 1024 };

WIDE INLINE void add_pair(__m128i pair, void *cell) {
  __m128i *sums = (__m128i *)cell;
  _mm_storeu_si128(sums, _mm_add_epi64(_mm_loadu_si128(sums), pair));
}

/// The sums that four rows add: of two of them in each vector.
WIDE INLINE void pairs_of_four(const uint16_t *units, __m256i *even, __m256i *odd) {
  __m256i four = _mm256_cvtepu16_epi64(_mm_loadl_epi64((const __m128i *)(const void *)units));
  __m256i squares = _mm256_mul_epu32(four, four);
  __m256i rows = _mm256_or_si256(four, _mm256_set1_epi64x((long long)ONE_ROW));
  *even = _mm256_unpacklo_epi64(rows, squares);
  *odd = _mm256_unpackhi_epi64(rows, squares);
}

/// Sixteen times the cells of sixteen rows. What a joint code carries beyond two bytes is taken off again
/// with the lowest.
WIDE INLINE __m256i places_of(const struct baro_columns *columns, int count, int64_t row) {
  __m256i joint = _mm256_setzero_si256();
  for (int column = 0; column < count; column++) {
    const uint8_t *from = columns->codes[column] + row;
    __builtin_prefetch(from + ahead);
    __m128i codes = _mm_loadu_si128((const __m128i *)(const void *)from);
    __m256i slots = _mm256_set1_epi16((short)columns->slots[column]);
    joint = _mm256_add_epi16(_mm256_mullo_epi16(joint, slots), _mm256_cvtepu8_epi16(codes));
  }
  return _mm256_slli_epi16(_mm256_sub_epi16(joint, _mm256_set1_epi16((short)columns->lowest)), 4);
}

/// Adds four rows, each to the table of its own.
WIDE INLINE void add_four(
    const uint16_t *places, const uint16_t *units, int first_table, uint64_t *sums) {
  __m256i even, odd;
  pairs_of_four(units, &even, &odd);
  const __m128i pairs[] = {
      _mm256_castsi256_si128(even), _mm256_castsi256_si128(odd),
      _mm256_extracti128_si256(even, 1), _mm256_extracti128_si256(odd, 1)};
  for (int row = 0; row < 4; row++) {
    char *table = (char *)(sums + 2 * (first_table + row) * BARO_WEIGHT_STRIDE);
    add_pair(pairs[row], table + places[row]);
  }
}

WIDE INLINE void add_block(
    const struct baro_columns *columns, int count, const uint16_t *units, int64_t first, int64_t rows,
    uint64_t *sums) {
  uint16_t places[rows_of_block];
  for (int64_t row = 0; row < rows; row += BARO_UNITS_AT_ONCE) {
    __builtin_prefetch(units + first + row + ahead);
    _mm256_storeu_si256(
        (__m256i *)(void *)(places + row), places_of(columns, count, first + row));
  }
  for (int64_t row = 0; row < rows; row += BARO_WEIGHTS_AT_ONCE) {
    add_four(places + row, units + first + row, 0, sums);
    add_four(places + row + 4, units + first + row + 4, 4, sums);
  }
}

WIDE INLINE void add_blocks(
    const struct baro_columns *columns, int count, const uint16_t *units, int64_t rows,
    uint64_t *sums) {
  const struct baro_columns own = *columns;
  for (int64_t row = 0; row < rows; row += rows_of_block) {
    int64_t most = rows - row < rows_of_block ? rows - row : rows_of_block;
    add_block(&own, count, units, row, most, sums);
  }
}

WIDE static void add_widely(
    const struct baro_columns *columns, const uint16_t *units, int64_t rows, uint64_t *sums) {
  switch (columns->count) {
    case 1: return add_blocks(columns, 1, units, rows, sums);
    case 2: return add_blocks(columns, 2, units, rows, sums);
    case 3: return add_blocks(columns, 3, units, rows, sums);
    default: return add_blocks(columns, 4, units, rows, sums);
  }
}

WIDE void baro_add_unit_rows(
    const uint16_t *cells, const uint16_t *units, int64_t rows, int64_t stride, uint64_t *sums) {
  for (int64_t row = 0; row < rows; row += BARO_TABLES_AT_ONCE) {
    __m256i even, odd;
    pairs_of_four(units + row, &even, &odd);
    const __m128i pairs[] = {
        _mm256_castsi256_si128(even), _mm256_castsi256_si128(odd),
        _mm256_extracti128_si256(even, 1), _mm256_extracti128_si256(odd, 1)};
    for (int lane = 0; lane < BARO_TABLES_AT_ONCE; lane++) {
      add_pair(pairs[lane], sums + 2 * (lane * stride + cells[row + lane]));
    }
  }
}
#else
void baro_add_unit_rows(
    const uint16_t *cells, const uint16_t *units, int64_t rows, int64_t stride, uint64_t *sums) {
  for (int64_t row = 0; row < rows; row++) {
    add_unit(units[row], sums + 2 * (row % BARO_TABLES_AT_ONCE * stride + cells[row]));
  }
}
#endif

void baro_add_units_singly(
    const struct baro_columns *columns, const uint16_t *units, int64_t rows, uint64_t *sums) {
  for (int64_t row = 0; row < rows; row++) {
    uint64_t joint = 0;
    for (int column = 0; column < columns->count; column++) {
      joint = joint * columns->slots[column] + columns->codes[column][row];
    }
    uint64_t table = (uint64_t)row % BARO_WEIGHTS_AT_ONCE * BARO_WEIGHT_STRIDE;
    add_unit(units[row], sums + 2 * (table + joint - columns->lowest));
  }
}

void baro_add_units(
    const struct baro_columns *columns, const uint16_t *units, int64_t rows, uint64_t *sums) {
#if defined(__x86_64__)
  if (baro_has_wide_vectors()) return add_widely(columns, units, rows, sums);
#endif
  baro_add_units_singly(columns, units, rows, sums);
}

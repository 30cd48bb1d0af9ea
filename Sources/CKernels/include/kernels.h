#ifndef BARO_KERNELS_H
#define BARO_KERNELS_H

#include <stdbool.h>
#include <stdint.h>

/// Cells that `baro_count_bytes` counts at a time, and rows that it compares at once.
#define BARO_CELLS_AT_ONCE 4
#define BARO_ROWS_AT_ONCE 32

/// Whether this processor has vectors of 32 bytes, which some kernels ask for.
bool baro_has_wide_vectors(void);

/// Adds to each of `counts` how many of some bytes are the cell at its place, or are no less than it.
///
/// To be called where there are wide vectors. `rows` is a multiple of `BARO_ROWS_AT_ONCE`, and the `count` of cells of `BARO_CELLS_AT_ONCE`.
void baro_count_bytes(
    const uint8_t *bytes, int64_t rows, const uint8_t *cells, int64_t count, bool is_from,
    uint32_t *counts);

/// Rows whose weights are added at once, each into a table of its own.
#define BARO_WEIGHTS_AT_ONCE 8

/// Cells from one table of weights to the next. Eight tables begin all over a page, an eighth of it further
/// each: the processor takes addresses that differ by pages for the same when it orders loads behind
/// stores, and keeps few lines of one place in a page in its first cache.
#define BARO_WEIGHT_STRIDE 288

/// Columns of a byte a row, whose joint code is a row's cell: the last varies fastest.
struct baro_columns {
  const uint8_t *codes[4];
  uint64_t slots[4];
  int count;
  /// The joint code that is cell 0.
  uint64_t lowest;
};

static inline void baro_append_column(
    struct baro_columns *columns, const void *codes, uint64_t slots) {
  columns->codes[columns->count & 3] = (const uint8_t *)codes;
  columns->slots[columns->count & 3] = slots;
  columns->count++;
}

/// Adds weights, and their squares beside them, to the sums of their cells, and writes the cells.
///
/// `rows` is a multiple of `BARO_WEIGHTS_AT_ONCE`. `sums` has so many tables of `BARO_WEIGHT_STRIDE` pairs;
/// the table of a row is the remainder of its number.
void baro_add_weights(
    const struct baro_columns *columns, const double *weights, int64_t rows, uint8_t *cells,
    double *sums);

/// The same to the last bit, a row at a time, for processors without wide vectors.
void baro_add_weights_singly(
    const struct baro_columns *columns, const double *weights, int64_t rows, uint8_t *cells,
    double *sums);

/// Tables that rows of cells of two bytes are added to in turn.
#define BARO_TABLES_AT_ONCE 4

/// Adds rows to their cells: of each its weight, the square of that, 1 and nothing.
///
/// To be called where there are wide vectors. `rows` is a multiple of `BARO_TABLES_AT_ONCE`; `sums` has so
/// many tables, each `stride` cells of four sums behind the one before, or one where `stride` is 0.
void baro_add_rows(
    const uint16_t *cells, const double *weights, int64_t rows, int64_t stride, double *sums);

/// Rows of whole units that are added at once.
#define BARO_UNITS_AT_ONCE 16

/// The first sum of a cell has its units below this bit and its rows from it on; the second has the
/// squares of its units. Up to 2²⁴ rows neither reaches the other.
#define BARO_UNIT_ROW_SHIFT 40

/// Adds weights of whole units to the sums of their cells, in tables as those of `baro_add_weights`.
///
/// `rows` is a multiple of `BARO_UNITS_AT_ONCE`; a cell is below 256.
void baro_add_units(
    const struct baro_columns *columns, const uint16_t *units, int64_t rows, uint64_t *sums);

/// The same, a row at a time, for processors without wide vectors.
void baro_add_units_singly(
    const struct baro_columns *columns, const uint16_t *units, int64_t rows, uint64_t *sums);

/// The same for rows whose cells of two bytes are known, in tables as those of `baro_add_rows`, of two
/// sums a cell.
///
/// To be called where there are wide vectors. `rows` is a multiple of `BARO_TABLES_AT_ONCE`.
void baro_add_unit_rows(
    const uint16_t *cells, const uint16_t *units, int64_t rows, int64_t stride, uint64_t *sums);

/// Groups up to which comparing rows with each is cheaper than adding them to the cells of a table.
#define BARO_MOST_MEANS 5

/// The largest units, and the largest distance of a number from the lowest, of which means are summed.
#define BARO_MOST_MEAN_UNITS 32767
#define BARO_MOST_MEAN_DISTANCE 127

/// Rows of groups with a number and a weight of whole units each.
struct baro_mean_rows {
  const uint8_t *groups, *numbers;
  const uint16_t *units;
  /// The group that is the first, and what is taken off numbers.
  uint8_t lowest_group, lowest_number;
};

/// What the mean of a group follows from: its rows, units and their squares, and units times numbers.
struct baro_mean {
  int64_t rows, units, squares, products;
};

/// Adds rows to the sums of their groups by comparing them with every group.
///
/// To be called where there are wide vectors. There is one of `means` for each of `group_count` groups; rows
/// of none are left out.
void baro_add_means(
    const struct baro_mean_rows *rows, int64_t count, int group_count, struct baro_mean *means);

/// The largest of some cells; 0 of none. To be called where there are wide vectors.
uint16_t baro_largest_cell(const uint16_t *cells, int64_t rows);

#endif

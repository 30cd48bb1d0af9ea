#ifndef BARO_BENCHMARK_H
#define BARO_BENCHMARK_H

#include <stddef.h>
#include <stdint.h>

/// The kernels of counting, written in C: what Swift's are measured against.

/// Rows of neighbouring pairs of cells: pairs[a * cell_count + b] += 1. Takes rows by eights; four tables.
void baro_c_count_pairs(
    const uint8_t *cells, size_t row_count, uint64_t cell_count, uint32_t *pairs, size_t stride);

/// Adds w and w² to cells: sums[table][cell] += (w, w²). Takes rows by eights; eight tables.
void baro_c_add_weights(
    const uint8_t *cells, const double *weights, size_t row_count, double *sums, size_t stride);

/// Reads memory and gives the sum of its words.
uint64_t baro_c_read(const uint64_t *words, size_t count);

#endif

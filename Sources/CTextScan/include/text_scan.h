#ifndef BARO_TEXT_SCAN_H
#define BARO_TEXT_SCAN_H

#include <stddef.h>
#include <stdint.h>

/// Bytes behind the end of a text that a scan may read.
enum { baro_scan_padding = 72 };

/// Places beyond those of the rows that a scan may write.
enum { baro_scan_spare_places = 80 };

/// How signs are looked for: eight bytes at a time, for machines without vectors, or as many bits.
enum baro_scan_means {
  baro_scan_words,
  baro_scan_128_bits,
  baro_scan_256_bits,
  baro_scan_512_bits
};

/// What is fastest on this machine; it can do all before that too.
enum baro_scan_means baro_best_scan(void);

/// Why a scan has ended.
enum baro_scan_end {
  /// There is no room for more rows, or the part of the text that is wanted is read.
  baro_scan_done,
  /// The text ends with or within the next record.
  baro_scan_text_ended,
  /// The next record is no plain row.
  baro_scan_unusual
};

/// What a scan found: whole rows, and where the record behind them begins.
struct baro_scan {
  size_t rows;
  size_t next;
  enum baro_scan_end end;
};

/// Finds the fields of plain rows: as many fields as there are columns, quotes around whole fields.
///
/// A quote that neither opens nor closes a field makes a record unusual, as do blank lines and rows
/// of another width: whoever asked reads that record by other means and goes on behind it. A row
/// that ends where the text does is left too, since a line feed may follow its carriage return.
///
/// - text: from its `start` to `end` and `baro_scan_padding` bytes more are read.
/// - base: what places count from, at `start` or before it.
/// - limit: no record is read that begins here or behind.
/// - places: a row takes a place before its first field and one behind each field; room
///   for `capacity` rows and `baro_scan_spare_places` places more.
struct baro_scan baro_scan_rows(
    enum baro_scan_means means, const uint8_t *text, size_t base, size_t start, size_t end,
    size_t limit, uint8_t delimiter, size_t columns, size_t capacity, uint32_t *places);

/// How many bytes from the first on are ASCII, rounded down to whole blocks of 64.
size_t baro_ascii_count(const uint8_t *text, size_t count);

#endif

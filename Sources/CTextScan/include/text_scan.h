#ifndef BARO_TEXT_SCAN_H
#define BARO_TEXT_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Bytes behind the end of a text that a scan may read.
enum { baro_scan_padding = 72 };

/// Places beyond those of the rows that a scan may write.
enum { baro_scan_spare_places = 72 };

/// Where in 64 bytes the signs of a delimited text stand, a bit a byte.
struct baro_signs {
  uint64_t delimiter, line_feed, carriage_return, quote;
};

/// A bit for every byte of a word that is equal to that of a pattern, the first byte lowest.
static inline uint64_t baro_equal_bytes(uint64_t word, uint64_t pattern) {
  const uint64_t low = 0x7f7f7f7f7f7f7f7f;
  uint64_t other = word ^ pattern;
  uint64_t zero = ~(((other & low) + low) | other | low);
  return (zero >> 7) * 0x0102040810204080 >> 56;
}

/// The signs in 64 bytes, eight bytes at a time.
static inline struct baro_signs baro_signs_by_words(const uint8_t *text, uint8_t delimiter) {
  const uint64_t ones = 0x0101010101010101;
  struct baro_signs signs = {0, 0, 0, 0};
  for (int word = 0; word < 8; word++) {
    uint64_t bytes = 0;
    for (int byte = 0; byte < 8; byte++) bytes |= (uint64_t)text[word * 8 + byte] << (byte * 8);
    signs.delimiter |= baro_equal_bytes(bytes, delimiter * ones) << (word * 8);
    signs.line_feed |= baro_equal_bytes(bytes, '\n' * ones) << (word * 8);
    signs.carriage_return |= baro_equal_bytes(bytes, '\r' * ones) << (word * 8);
    signs.quote |= baro_equal_bytes(bytes, '"' * ones) << (word * 8);
  }
  return signs;
}

#if defined(__SSE2__)
/// The bytes of sixteen that are a sign, a bit a byte.
static inline uint64_t baro_equal_in_vector(__m128i bytes, char sign) {
  return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(sign)));
}

/// The bytes of 64 that are a sign, a bit a byte.
static inline uint64_t baro_equal_in_vectors(
    __m128i first, __m128i second, __m128i third, __m128i fourth, char sign) {
  return baro_equal_in_vector(first, sign) | baro_equal_in_vector(second, sign) << 16 |
         baro_equal_in_vector(third, sign) << 32 | baro_equal_in_vector(fourth, sign) << 48;
}

/// The signs in 64 bytes, sixteen bytes at a time.
static inline struct baro_signs baro_signs_by_vectors(const uint8_t *text, uint8_t delimiter) {
  const __m128i *parts = (const __m128i *)(const void *)text;
  __m128i first = _mm_loadu_si128(parts), second = _mm_loadu_si128(parts + 1);
  __m128i third = _mm_loadu_si128(parts + 2), fourth = _mm_loadu_si128(parts + 3);
  struct baro_signs signs;
  signs.delimiter = baro_equal_in_vectors(first, second, third, fourth, (char)delimiter);
  signs.line_feed = baro_equal_in_vectors(first, second, third, fourth, '\n');
  signs.carriage_return = baro_equal_in_vectors(first, second, third, fourth, '\r');
  signs.quote = baro_equal_in_vectors(first, second, third, fourth, '"');
  return signs;
}
#endif

static inline struct baro_signs baro_find_signs(const uint8_t *text, uint8_t delimiter) {
#if defined(__SSE2__)
  return baro_signs_by_vectors(text, delimiter);
#else
  return baro_signs_by_words(text, delimiter);
#endif
}

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

/// For each bit, whether an odd number of bits stands at or below it.
static inline uint64_t baro_parity(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

/// Writes the places of bits, lowest first, and up to seven places more that mean nothing.
static inline uint32_t *baro_put_places(uint64_t bits, uint32_t origin, uint32_t *places) {
  uint32_t *end = places + __builtin_popcountll(bits);
  while (bits != 0) {
    for (int bit = 0; bit < 8; bit++) {
      places[bit] = origin + (uint32_t)(bits == 0 ? 0 : __builtin_ctzll(bits));
      bits &= bits - 1;
    }
    places += 8;
  }
  return end;
}

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
static inline struct baro_scan baro_scan_rows(
    const uint8_t *text, size_t base, size_t start, size_t end, size_t limit, uint8_t delimiter,
    size_t columns, size_t capacity, uint32_t *places) {
  struct baro_scan found = {0, start, baro_scan_done};
  if (capacity == 0 || start >= limit) return found;
  const size_t longest = (size_t)1 << 30;
  uint32_t *row = places, *put = places + 1;
  row[0] = (uint32_t)(start - base - 1);
  // Carried from one 64 bytes to the next: inside quotes, behind a sign that ends a field, behind a
  // closing quote.
  uint64_t inside = 0, after_end = 1, after_close = 0;
  for (size_t offset = start; offset < end; offset += 64) {
    if (offset - found.next > longest) break;
    struct baro_signs signs = baro_find_signs(text + offset, delimiter);
    uint64_t known = end - offset < 64 ? ((uint64_t)1 << (end - offset)) - 1 : UINT64_MAX;
    uint64_t quotes = signs.quote & known;
    uint64_t quoted = baro_parity(quotes) ^ inside;
    inside = (uint64_t)((int64_t)quoted >> 63);
    uint64_t opens = quotes & quoted, closes = quotes & ~quoted;
    uint64_t feeds = signs.line_feed & ~quoted & known;
    uint64_t returns = signs.carriage_return & ~quoted & known;
    uint64_t ends = (signs.delimiter & ~quoted & known) | feeds | returns;
    uint64_t odd = (opens & ~(ends << 1 | after_end | closes << 1 | after_close)) |
                   ((closes << 1 | after_close) & ~(ends | opens) & known);
    after_end = ends >> 63;
    after_close = closes >> 63;
    // The carriage return before a line feed ends nothing: the line feed does.
    uint64_t before_feed = signs.line_feed >> 1 | (uint64_t)(text[offset + 64] == '\n') << 63;
    ends &= ~(returns & before_feed);
    uint64_t lines = ends & (feeds | returns);
    uint32_t origin = (uint32_t)(offset - base);
    while (lines != 0) {
      uint64_t through = lines ^ (lines - 1);
      if ((odd & through) != 0) break;
      put = baro_put_places(ends & through, origin, put);
      size_t line_end = offset + (size_t)__builtin_ctzll(lines);
      if ((size_t)(put - row) != columns + 1) {
        found.end = baro_scan_unusual;
        return found;
      }
      if (line_end + 1 >= end) {
        found.end = baro_scan_text_ended;
        return found;
      }
      if (text[line_end] == '\n' && line_end > found.next && text[line_end - 1] == '\r') put[-1]--;
      found.rows++;
      found.next = line_end + 1;
      if (found.rows == capacity || found.next >= limit || found.next - base > longest) return found;
      row = put;
      *put++ = (uint32_t)(line_end - base);
      ends &= ~through;
      lines &= lines - 1;
    }
    if (odd != 0) {
      found.end = baro_scan_unusual;
      return found;
    }
    put = baro_put_places(ends, origin, put);
    if ((size_t)(put - row) > columns + 1) {
      found.end = baro_scan_unusual;
      return found;
    }
  }
  found.end = baro_scan_text_ended;
  return found;
}

/// How many of the bytes from the first on are ASCII, rounded down to whole blocks of 64.
static inline size_t baro_ascii_prefix(const uint8_t *text, size_t count) {
  size_t done = 0;
#if defined(__SSE2__)
  for (; done + 64 <= count; done += 64) {
    __m128i all = _mm_setzero_si128();
    for (int part = 0; part < 4; part++) {
      const void *place = text + done + part * 16;
      all = _mm_or_si128(all, _mm_loadu_si128((const __m128i *)place));
    }
    if (_mm_movemask_epi8(all) != 0) break;
  }
#endif
  return done;
}

#endif

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/bytes.hpp"
#include "base/enum_words.hpp"
#include "base/error.hpp"
#include "base/handle.hpp"
#include "base/time.hpp"

namespace consentry::storage {

/// An enum that is stored as its stable word.
template <class E>
concept WordEnum = std::is_enum_v<E> && requires { base::EnumWords<E>::table; };

/// One result row while its statement stands on it. A value that is not what the program would have written makes the
/// row `damaged()`, and the query that read it fails with Errc::storeDamaged.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : m_statement(statement) {}

  [[nodiscard]] bool isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
  [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(m_statement, column); }
  [[nodiscard]] int number(int column) const { return sqlite3_column_int(m_statement, column); }
  [[nodiscard]] double real(int column) const { return sqlite3_column_double(m_statement, column); }
  [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
  [[nodiscard]] int count() const { return sqlite3_column_count(m_statement); }
  /// Valid until the next row; empty for NULL.
  [[nodiscard]] std::string_view view(int column) const;
  [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
  [[nodiscard]] base::ByteView blobView(int column) const;
  [[nodiscard]] base::Bytes blob(int column) const;
  [[nodiscard]] base::Digest digest(int column);
  [[nodiscard]] base::Instant instant(int column) const { return base::fromMicros(integer(column)); }
  [[nodiscard]] base::Date date(int column);

  template <class H>
  [[nodiscard]] H handle(int column) const {
    return H(text(column));
  }
  template <class H>
  [[nodiscard]] std::optional<H> maybeHandle(int column) const {
    return isNull(column) ? std::nullopt : std::optional(handle<H>(column));
  }
  [[nodiscard]] std::optional<base::Instant> maybeInstant(int column) const {
    return isNull(column) ? std::nullopt : std::optional(instant(column));
  }
  template <WordEnum E>
  [[nodiscard]] E word(int column) {
    const auto value = base::fromWord<E>(view(column));
    if (!value) m_damaged = true;
    return value.value_or(E{});
  }
  template <WordEnum E>
  [[nodiscard]] std::optional<E> maybeWord(int column) {
    return isNull(column) ? std::nullopt : std::optional(word<E>(column));
  }
  /// For values that other layers parse: unpacks, or marks the row.
  template <class T>
  [[nodiscard]] std::optional<T> valid(base::Expected<T> parsed) {
    if (parsed) return std::move(*parsed);
    m_damaged = true;
    return std::nullopt;
  }
  void markDamaged() { m_damaged = true; }
  [[nodiscard]] bool damaged() const { return m_damaged; }

 private:
  sqlite3_stmt* m_statement;
  bool m_damaged = false;
};

/// A connection with its prepared statements. Values are always bound. Not for use by two threads at a time.
class Connection {
 public:
  enum class Mode {
    create,
    readWrite,
    readOnly,
    immutable,
    salvage  ///< readOnly, whatever the pages' checksums say: for the log's verifier, which proves what it reads
  };

  /// Opens the file and nothing more; `applyOpenPolicy` comes next.
  [[nodiscard]] static base::Expected<std::unique_ptr<Connection>> open(const std::filesystem::path& file, Mode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] sqlite3* raw() const { return m_db; }

  /// Statements without values, one or several.
  [[nodiscard]] base::Expected<void> execute(const std::string& sql);

  /// One statement that returns no rows; the number of rows it changed.
  template <class... Args>
  [[nodiscard]] base::Expected<int> run(std::string_view sql, const Args&... args) {
    TRY(sqlite3_stmt * statement, prepared(sql));
    const Use use(statement);
    bindAll(statement, args...);
    if (const int code = sqlite3_step(statement); code != SQLITE_DONE && code != SQLITE_ROW) return failure();
    return sqlite3_changes(m_db);
  }

  /// `visit(Row&)` for every row.
  template <class Visit, class... Args>
  [[nodiscard]] base::Expected<void> each(std::string_view sql, Visit&& visit, const Args&... args) {
    TRY(sqlite3_stmt * statement, prepared(sql));
    const Use use(statement);
    bindAll(statement, args...);
    for (;;) {
      const int code = sqlite3_step(statement);
      if (code == SQLITE_DONE) return {};
      if (code != SQLITE_ROW) return failure();
      Row row(statement);
      visit(row);
      if (row.damaged()) return base::fail(base::Errc::storeDamaged, "a stored value has no known meaning");
    }
  }

  /// `make(Row&)` of every row.
  template <class Make, class... Args>
  [[nodiscard]] auto list(std::string_view sql, Make&& make, const Args&... args)
      -> base::Expected<std::vector<std::invoke_result_t<Make, Row&>>> {
    std::vector<std::invoke_result_t<Make, Row&>> rows;
    TRY_VOID(each(sql, [&](Row& row) { rows.push_back(make(row)); }, args...));
    return rows;
  }

  /// `make(Row&)` of the first row, or nothing.
  template <class Make, class... Args>
  [[nodiscard]] auto first(std::string_view sql, Make&& make, const Args&... args)
      -> base::Expected<std::optional<std::invoke_result_t<Make, Row&>>> {
    std::optional<std::invoke_result_t<Make, Row&>> found;
    TRY_VOID(each(
        sql,
        [&](Row& row) {
          if (!found) found = make(row);
        },
        args...));
    return found;
  }

  /// The integer of a query that always has one row.
  template <class... Args>
  [[nodiscard]] base::Expected<std::int64_t> integer(std::string_view sql, const Args&... args) {
    TRY(const auto value, first(sql, [](Row& row) { return row.integer(0); }, args...));
    return value.value_or(0);
  }

  [[nodiscard]] std::int64_t lastRowId() const { return sqlite3_last_insert_rowid(m_db); }
  /// The failure of the last call on this connection.
  [[nodiscard]] std::unexpected<base::Error> failure() const;

 private:
  /// Gives a statement back for its next use, whatever happened.
  class Use {
   public:
    explicit Use(sqlite3_stmt* statement) : m_statement(statement) {}
    ~Use() {
      sqlite3_reset(m_statement);
      sqlite3_clear_bindings(m_statement);
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

   private:
    sqlite3_stmt* m_statement;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  explicit Connection(sqlite3* db) : m_db(db) {}
  [[nodiscard]] base::Expected<sqlite3_stmt*> prepared(std::string_view sql);

  // Bound values live until the call that binds them returns, so SQLite need not copy them.
#if defined(__GNUC__) && !defined(__clang__)
  // GCC 12 does not see that an empty optional's value is never read.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
  static void bind(sqlite3_stmt* s, int at, std::nullptr_t) { sqlite3_bind_null(s, at); }
  static void bind(sqlite3_stmt* s, int at, std::integral auto value) {
    sqlite3_bind_int64(s, at, static_cast<std::int64_t>(value));
  }
  static void bind(sqlite3_stmt* s, int at, double value) { sqlite3_bind_double(s, at, value); }
  static void bind(sqlite3_stmt* s, int at, std::string_view text) {
    sqlite3_bind_text64(s, at, text.data() != nullptr ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  static void bind(sqlite3_stmt* s, int at, const std::string& text) { bind(s, at, std::string_view(text)); }
  static void bind(sqlite3_stmt* s, int at, const char* text) { bind(s, at, std::string_view(text)); }
  static void bind(sqlite3_stmt* s, int at, base::ByteView bytes) {
    // A null pointer would bind NULL, and an empty blob is not NULL.
    sqlite3_bind_blob64(s, at, bytes.empty() ? "" : static_cast<const void*>(bytes.data()), bytes.size(),
                        SQLITE_STATIC);
  }
  static void bind(sqlite3_stmt* s, int at, const base::Bytes& bytes) { bind(s, at, base::ByteView(bytes)); }
  static void bind(sqlite3_stmt* s, int at, const base::Digest& digest) { bind(s, at, base::asBytes(digest)); }
  static void bind(sqlite3_stmt* s, int at, base::Instant instant) { bind(s, at, base::micros(instant)); }
  static void bind(sqlite3_stmt* s, int at, base::Date date) {
    const std::string text = base::toText(date);
    sqlite3_bind_text64(s, at, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  template <class Tag>
  static void bind(sqlite3_stmt* s, int at, const base::Handle<Tag>& handle) {
    bind(s, at, std::string_view(handle.text()));
  }
  template <WordEnum E>
  static void bind(sqlite3_stmt* s, int at, E value) {
    bind(s, at, base::word(value));
  }
  template <class T>
  static void bind(sqlite3_stmt* s, int at, const std::optional<T>& value) {
    if (value)
      bind(s, at, *value);
    else
      bind(s, at, nullptr);
  }
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
  template <class... Args>
  static void bindAll([[maybe_unused]] sqlite3_stmt* statement, const Args&... args) {
    int at = 0;
    (bind(statement, ++at, args), ...);
  }

  sqlite3* m_db;
  std::unordered_map<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> m_statements;
};

/// A query that is read row by row between other work. The connection outlives it.
class Cursor {
 public:
  [[nodiscard]] static base::Expected<Cursor> open(Connection& db, std::string_view sql);
  ~Cursor() { sqlite3_finalize(m_statement); }
  Cursor(Cursor&& other) noexcept : m_db(other.m_db), m_statement(std::exchange(other.m_statement, nullptr)) {}
  Cursor& operator=(Cursor&&) = delete;

  /// Steps to the next row; false at the end.
  [[nodiscard]] base::Expected<bool> next();
  [[nodiscard]] Row row() const { return Row(m_statement); }

 private:
  Cursor(Connection& db, sqlite3_stmt* statement) : m_db(db), m_statement(statement) {}

  Connection& m_db;
  sqlite3_stmt* m_statement;
};

/// A handle that is stored as NULL when empty.
template <class Tag>
[[nodiscard]] std::optional<std::string_view> orNull(const base::Handle<Tag>& handle) {
  if (handle.empty()) return std::nullopt;
  return std::string_view(handle.text());
}

/// `affected` rows must be one; `code` otherwise.
[[nodiscard]] base::Expected<void> exactlyOne(base::Expected<int> affected, base::Errc code, std::string_view what);

}  // namespace consentry::storage

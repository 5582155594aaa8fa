// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite.hpp"

#include <cerrno>

#include "storage/checked_vfs.hpp"

namespace consentry::storage {
namespace {

base::Errc constraintCode(int extended) {
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return base::Errc::alreadyExists;
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_TRIGGER:
      return base::Errc::denied;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return base::Errc::conflict;
    default:
      return base::Errc::internal;
  }
}

/// SQLite's own number is not renewed when the failing call was made by a COMMIT.
bool isFull(sqlite3* db) {
  for (const int error : {sqlite3_system_errno(db), lastSystemError()})
    if (error == ENOSPC || error == EDQUOT || error == EFBIG) return true;
  return false;
}

base::Errc codeOf(sqlite3* db) {
  const int extended = sqlite3_extended_errcode(db);
  switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return base::Errc::storeBusy;
    case SQLITE_FULL:
      return base::Errc::diskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return base::Errc::noPermission;
    case SQLITE_AUTH:  // there is no authorizer: only what opens sealed cells says this
      return base::Errc::sealed;
    case SQLITE_CANTOPEN:
      if (sqlite3_system_errno(db) == EACCES) return base::Errc::noPermission;
      if (sqlite3_system_errno(db) == EIO) return base::Errc::ioError;
      return isFull(db) ? base::Errc::diskFull : base::Errc::unreadable;
    case SQLITE_IOERR:
      return isFull(db) ? base::Errc::diskFull : base::Errc::ioError;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return base::Errc::storeDamaged;
    case SQLITE_TOOBIG:
      return base::Errc::limitExceeded;
    case SQLITE_CONSTRAINT:
      return constraintCode(extended);
    default:
      return base::Errc::internal;
  }
}

}  // namespace

std::string_view Row::view(int column) const {
  const void* text = sqlite3_column_text(m_statement, column);
  if (text == nullptr) return {};
  return {static_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

base::ByteView Row::blobView(int column) const {
  const void* bytes = sqlite3_column_blob(m_statement, column);
  if (bytes == nullptr) return {};
  return {static_cast<const std::byte*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

base::Bytes Row::blob(int column) const {
  const auto bytes = blobView(column);
  return {bytes.begin(), bytes.end()};
}

base::Digest Row::digest(int column) {
  base::Digest digest;
  const auto bytes = blobView(column);
  if (bytes.size() == digest.value.size())
    std::copy(bytes.begin(), bytes.end(), digest.value.begin());
  else
    m_damaged = true;
  return digest;
}

base::Date Row::date(int column) {
  const auto parsed = base::dateFromText(view(column));
  if (!parsed) m_damaged = true;
  return parsed.value_or(base::Date{});
}

base::Expected<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& file, Mode mode) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI;
  std::string uri = "file:";
  for (const char c : file.string()) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr std::string_view kHex = "0123456789ABCDEF";
      const auto value = static_cast<unsigned char>(c);
      uri += '%';
      uri += kHex[value >> 4];
      uri += kHex[value & 15];
    } else {
      uri += c;
    }
  }
  switch (mode) {
    case Mode::create:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      break;
    case Mode::readWrite:
      flags |= SQLITE_OPEN_READWRITE;
      break;
    case Mode::immutable:
      uri += "?immutable=1";
      [[fallthrough]];
    case Mode::readOnly:
    case Mode::salvage:
      flags |= SQLITE_OPEN_READONLY;
      break;
  }
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(uri.c_str(), &db, flags, mode == Mode::salvage ? nullptr : checkedVfs());
  std::unique_ptr<Connection> connection(new Connection(db));
  if (db == nullptr) return base::fail(base::Errc::internal, "SQLite could not allocate a connection");
  if (code != SQLITE_OK) return connection->failure();
  int reserved = kPageSumBytes;
  if (mode == Mode::create && sqlite3_file_control(db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved) != SQLITE_OK)
    return connection->failure();
  return connection;
}

Connection::~Connection() {
  for (const auto& [sql, statement] : m_statements) sqlite3_finalize(statement);
  sqlite3_close(m_db);
}

base::Expected<void> Connection::execute(const std::string& sql) {
  if (sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failure();
  return {};
}

base::Expected<sqlite3_stmt*> Connection::prepared(std::string_view sql) {
  if (const auto found = m_statements.find(sql); found != m_statements.end()) {
    if (sqlite3_stmt_busy(found->second) != 0)
      return base::fail(base::Errc::internal, "a statement was used inside its own rows");
    return found->second;
  }
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(m_db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                         nullptr) != SQLITE_OK)
    return failure();
  m_statements.emplace(sql, statement);
  return statement;
}

std::unexpected<base::Error> Connection::failure() const {
  if (sqlite3_extended_errcode(m_db) == SQLITE_IOERR_DATA)
    return base::fail(base::Errc::storeDamaged, "a page of the database does not fit its checksum");
  return base::fail(codeOf(m_db), sqlite3_errmsg(m_db));
}

base::Expected<Cursor> Cursor::open(Connection& db, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db.raw(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
    return db.failure();
  return Cursor(db, statement);
}

base::Expected<bool> Cursor::next() {
  switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      return m_db.failure();
  }
}

base::Expected<void> exactlyOne(base::Expected<int> affected, base::Errc code, std::string_view what) {
  if (!affected) return std::unexpected(std::move(affected).error());
  if (*affected != 1) return base::fail(code, std::string(what));
  return {};
}

}  // namespace consentry::storage

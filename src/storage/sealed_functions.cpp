// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include "storage/sealed_cells.hpp"

namespace consentry::storage {
namespace {

using base::Errc;

// The first byte of what is sealed says what it is.
enum class Kind : std::uint8_t { text = 'T', blob = 'B', integer = 'I', turned = 'R', floats = 'F' };

SealedCells& cellsOf(sqlite3_context* context) {
  return *static_cast<SealedCells*>(sqlite3_user_data(context));
}

std::string textOf(sqlite3_value* value) {
  const auto* text = sqlite3_value_text(value);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

base::ByteView blobOf(sqlite3_value* value) {
  const auto* bytes = static_cast<const std::byte*>(sqlite3_value_blob(value));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

bool isNull(sqlite3_value* value) {
  return sqlite3_value_type(value) == SQLITE_NULL;
}

/// The codes that `Connection` gives the meaning of back.
void giveError(sqlite3_context* context, const base::Error& error) {
  sqlite3_result_error(context, error.message().c_str(), -1);
  if (error.code() == Errc::sealed) sqlite3_result_error_code(context, SQLITE_AUTH);
  if (error.code() == Errc::storeDamaged) sqlite3_result_error_code(context, SQLITE_CORRUPT);
  if (error.code() == Errc::diskFull) sqlite3_result_error_code(context, SQLITE_FULL);
  if (error.code() == Errc::ioError) sqlite3_result_error_code(context, SQLITE_IOERR);
  if (error.code() == Errc::noPermission) sqlite3_result_error_code(context, SQLITE_READONLY);
}

void giveBlob(sqlite3_context* context, base::ByteView bytes) {
  sqlite3_result_blob64(context, bytes.empty() ? "" : static_cast<const void*>(bytes.data()), bytes.size(),
                        SQLITE_TRANSIENT);
}

SealedCells::Place placeOf(sqlite3_value** arguments) {
  return {.person = textOf(arguments[0]), .place = textOf(arguments[1]), .row = textOf(arguments[2])};
}

base::Bytes withKind(Kind kind, base::ByteView bytes) {
  base::Bytes plain(bytes.size() + 1, static_cast<std::byte>(kind));
  std::ranges::copy(bytes, plain.begin() + 1);
  return plain;
}

/// Nothing for types that no column of ours has.
std::optional<base::Bytes> plainOf(sqlite3_value* value) {
  switch (sqlite3_value_type(value)) {
    case SQLITE_TEXT:
      return withKind(Kind::text, blobOf(value));
    case SQLITE_BLOB:
      return withKind(Kind::blob, blobOf(value));
    case SQLITE_INTEGER: {
      const std::int64_t number = sqlite3_value_int64(value);
      return withKind(Kind::integer, std::as_bytes(std::span(&number, 1)));
    }
    default:
      return std::nullopt;
  }
}

void giveSealed(sqlite3_context* context, const SealedCells::Place& at, base::ByteView plain) {
  const auto cell = cellsOf(context).seal(at, plain);
  if (!cell) return giveError(context, cell.error());
  giveBlob(context, *cell);
}

void sealValue(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (isNull(arguments[3])) return sqlite3_result_null(context);
  const auto plain = plainOf(arguments[3]);
  if (!plain) return sqlite3_result_error(context, "a value that cannot be sealed", -1);
  giveSealed(context, placeOf(arguments), *plain);
}

void giveValue(sqlite3_context* context, base::ByteView plain) {
  const auto kind = plain.empty() ? Kind{} : static_cast<Kind>(plain.front());
  const auto value = plain.empty() ? plain : plain.subspan(1);
  if (kind == Kind::text)
    return sqlite3_result_text64(context, value.empty() ? "" : reinterpret_cast<const char*>(value.data()),
                                 value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (kind == Kind::blob) return giveBlob(context, value);
  if (kind == Kind::integer && value.size() == sizeof(std::int64_t)) {
    std::int64_t number = 0;
    std::memcpy(&number, value.data(), sizeof number);
    return sqlite3_result_int64(context, number);
  }
  giveError(context, base::Error(Errc::storeDamaged, "a sealed cell holds no known kind of value"));
}

/// What the cell holds; nothing when that was answered already: NULL or an error.
std::optional<base::Bytes> openedCell(sqlite3_context* context, sqlite3_value** arguments, sqlite3_value* cell) {
  if (isNull(cell)) {
    sqlite3_result_null(context);
    return std::nullopt;
  }
  auto plain = cellsOf(context).open(placeOf(arguments), blobOf(cell));
  if (!plain) {
    giveError(context, plain.error());
    return std::nullopt;
  }
  if (!*plain) sqlite3_result_null(context);
  return *std::move(plain);
}

void openValue(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (const auto plain = openedCell(context, arguments, arguments[3])) giveValue(context, *plain);
}

std::vector<float> floatsOf(base::ByteView bytes) {
  std::vector<float> values(bytes.size() / sizeof(float));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
  return values;
}

void sealTemplate(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto floats = blobOf(arguments[4]);
  if (floats.empty() || floats.size() % sizeof(float) != 0)
    return sqlite3_result_error(context, "a template is made of floats", -1);
  const auto made = floatsOf(floats);
  const auto turn = cellsOf(context).turnOf(textOf(arguments[3]), made.size());
  if (!turn) return giveError(context, turn.error());
  auto turned = made;
  (*turn)->turn(turned);
  auto back = turned;
  (*turn)->turnBack(back);
  // Templates of the first engines are not whole numbers of 2⁻¹⁵, and a past search has to come out as it did.
  const bool exact = back == made;
  giveSealed(context, placeOf(arguments),
             exact ? withKind(Kind::turned, std::as_bytes(std::span(turned))) : withKind(Kind::floats, floats));
}

void openTemplate(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto plain = openedCell(context, arguments, arguments[4]);
  if (!plain) return;
  const auto kind = plain->empty() ? Kind{} : static_cast<Kind>(plain->front());
  if ((kind != Kind::turned && kind != Kind::floats) || (plain->size() - 1) % sizeof(float) != 0)
    return giveError(context, base::Error(Errc::storeDamaged, "a sealed cell holds no template"));
  auto values = floatsOf(base::ByteView(*plain).subspan(1));
  if (kind == Kind::turned) {
    const auto turn = cellsOf(context).turnOf(textOf(arguments[3]), values.size());
    if (!turn) return giveError(context, turn.error());
    (*turn)->turnBack(values);
  }
  giveBlob(context, std::as_bytes(std::span(values)));
}

void blindText(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (isNull(arguments[0])) return sqlite3_result_null(context);
  const auto hash = cellsOf(context).blind(textOf(arguments[0]));
  // A connection that only reads makes no key to hash with: nothing has been looked up by a hash here yet.
  if (!hash && hash.error().code() == Errc::noPermission) return sqlite3_result_null(context);
  if (!hash) return giveError(context, hash.error());
  giveBlob(context, base::asBytes(*hash));
}

}  // namespace

base::Expected<void> SealedCells::provide() {
  struct Function {
    const char* name;
    int arguments;
    void (*run)(sqlite3_context*, int, sqlite3_value**);
  };
  constexpr std::array kFunctions{Function{"sealed", 4, sealValue}, Function{"opened", 4, openValue},
                                  Function{"sealed_template", 5, sealTemplate},
                                  Function{"opened_template", 5, openTemplate}, Function{"blind", 1, blindText}};
  // Direct only: nothing that stands in the schema may call them.
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  for (const auto& [name, arguments, run] : kFunctions)
    if (sqlite3_create_function_v2(m_db.raw(), name, arguments, kFlags, this, run, nullptr, nullptr, nullptr) !=
        SQLITE_OK)
      return m_db.failure();
  return {};
}

}  // namespace consentry::storage

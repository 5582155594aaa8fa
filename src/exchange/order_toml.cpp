// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/order_toml.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "crypto/hash.hpp"
#include "exchange/toml_reader.hpp"

namespace consentry::exchange {
namespace {

constexpr std::size_t kLongestReason = 1000;
constexpr std::size_t kLongestReference = 200;
constexpr std::size_t kLongestRef = 200;
constexpr std::size_t kMostRefs = 10'000;
constexpr int kFormat = 1;

domain::OrderSelection readRefs(TomlTable& table) {
  auto refs = table.texts("refs");
  if (refs.empty()) table.refuse("refs", "an empty list");
  if (refs.size() > kMostRefs) table.refuse("refs", "more than 10,000: select by set or nationality");
  std::set<std::string_view> seen;
  for (const auto& ref : refs) {
    if (ref.empty() || ref.size() > kLongestRef) table.refuse("refs", "a reference has 1 to 200 bytes");
    if (!seen.insert(ref).second) table.refuse("refs", "somebody is named twice");
  }
  return domain::PeopleByRef{std::move(refs)};
}

}  // namespace

base::Expected<domain::ErasureOrder> orderFromToml(std::string_view toml) {
  TRY(const TomlValue document, parseToml(toml));
  TomlTable table(document);
  static_cast<void>(table.integer("format", kFormat, kFormat));
  domain::ErasureOrder order;
  order.reason = table.text("reason", kLongestReason);
  order.legalReference = table.text("legal_reference", kLongestReference);
  if (table.has("disclosure"))
    return base::fail(base::Errc::unsupported,
                      "disclosure: this version keeps no register of disclosures; select by set, nationality or refs");
  const auto selections = std::ranges::count_if(std::to_array<std::string_view>({"nationality", "set", "refs"}),
                                                [&](std::string_view key) { return table.has(key); });
  if (selections != 1)
    return base::fail(base::Errc::parse, "an order selects by exactly one of nationality, set and refs");
  if (table.has("nationality")) {
    const auto nationality = domain::Nationality::parse(table.text("nationality", 3));
    if (!nationality) return std::unexpected(nationality.error());
    order.selection = domain::PeopleOfNationality{*nationality};
  } else if (table.has("set")) {
    order.selection = domain::PeopleOfSet{table.text("set", kLongestReference)};
  } else {
    order.selection = readRefs(table);
  }
  TRY_VOID(table.done());
  order.hash = crypto::sha256(base::asBytes(toml));
  return order;
}

}  // namespace consentry::exchange

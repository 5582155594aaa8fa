// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/manage_sets.hpp"
#include "app/ports/governance.hpp"
#include "app/ports/model_store.hpp"
#include "app/ports/use_log.hpp"
#include "app/ports/users.hpp"
#include "app/sign_in.hpp"
#include "base/enum_words.hpp"
#include "base/handle.hpp"
#include "base/time.hpp"
#include "cli/output.hpp"
#include "domain/consent.hpp"
#include "domain/gate.hpp"
#include "domain/quality.hpp"
#include "domain/review.hpp"

namespace consentry::cli {

// Absent things are null, times are UTC text, handles and digests are whole. Key names are a contract for scripts.

template <class Tag>
[[nodiscard]] Json jsonOf(const base::Handle<Tag>& handle) {
  return handle.empty() ? Json(nullptr) : Json(handle.text());
}
[[nodiscard]] Json jsonOf(base::Instant at);
[[nodiscard]] Json jsonOf(base::Date date);
[[nodiscard]] Json jsonOf(const base::Digest& digest);

template <class T>
[[nodiscard]] Json jsonOf(const std::optional<T>& value) {
  return value ? jsonOf(*value) : Json(nullptr);
}
template <class E>
[[nodiscard]] Json jsonWord(E value) {
  return std::string(base::word(value));
}
template <class E>
[[nodiscard]] Json jsonWords(const std::vector<E>& values) {
  Json words = Json::array();
  for (const E value : values) words.push_back(base::word(value));
  return words;
}
/// An array of whatever `make` gives for each element.
template <class Range, class Make>
[[nodiscard]] Json jsonList(const Range& range, const Make& make) {
  Json list = Json::array();
  for (const auto& element : range) list.push_back(make(element));
  return list;
}
/// For text that may be empty because there is none.
[[nodiscard]] Json jsonText(const std::string& text);

[[nodiscard]] Json jsonOf(const app::ports::UserRow& user);
[[nodiscard]] Json jsonOf(const app::SignInState& state);
[[nodiscard]] Json jsonOf(const app::ports::ModelStatus& model);
[[nodiscard]] Json jsonOf(const app::ports::AddedModelStatus& status);
[[nodiscard]] Json jsonOf(const domain::Recipient& recipient);
[[nodiscard]] Json jsonOf(const domain::Decision& decision);
[[nodiscard]] Json jsonOf(const domain::ConsentRecord& record);
[[nodiscard]] Json jsonOf(const domain::LegalBasis& basis);
[[nodiscard]] Json jsonOf(const domain::Stop& stop);
[[nodiscard]] Json jsonOf(const domain::Quality& quality);
[[nodiscard]] Json jsonOf(const domain::Judgement& judgement);
[[nodiscard]] Json jsonOf(const app::VerdictCounts& counts);
[[nodiscard]] Json jsonOf(const app::ports::SetRow& set);
[[nodiscard]] Json jsonOf(const app::ports::LogVerdict& verdict);
[[nodiscard]] Json jsonOf(const app::ports::LogLine& line);
[[nodiscard]] Json jsonOf(const app::ports::LogHead& head);

}  // namespace consentry::cli

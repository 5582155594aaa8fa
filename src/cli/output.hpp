// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/error.hpp"

namespace consentry::cli {

using Json = nlohmann::ordered_json;

enum class Format { text, json, jsonLines };

/// Where words go: standard output is data, standard error is talk. Nothing else in the program writes to either.
class Output {
 public:
  void configure(Format format, bool quiet);

  [[nodiscard]] bool wantsText() const { return m_format == Format::text; }
  [[nodiscard]] bool wantsLines() const { return m_format == Format::jsonLines; }

  /// One line of text for people.
  void line(std::string_view text = {});
  /// Several lines as they are, each with its line break.
  void block(std::string_view text);
  /// The one document of `--json`.
  void document(const Json& json);
  /// One object of `--jsonl`.
  void record(const Json& json);
  /// A line of `--jsonl` that is JSON already.
  void recordText(std::string_view json);

  /// A remark beside the data; silent with `--quiet`.
  void talk(std::string_view text);
  /// A failure; never silent.
  void complain(std::string_view text);
  /// Replaces the line of progress that stands there; an empty one clears it.
  void progress(std::string_view text);

  /// Whether everything reached standard output: a full disk behind a pipe is a failure too.
  [[nodiscard]] base::Expected<void> finish();

 private:
  void write(std::string_view text);
  void clearProgress();

  Format m_format = Format::text;
  bool m_quiet = false;
  bool m_progressShown = false;
};

}  // namespace consentry::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/slip_page.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "audit/checkpoint.hpp"
#include "exchange/svg_plot.hpp"

namespace consentry::exchange {
namespace {

using base::Errc;

/// The dark modules as one path, a rectangle for each run, with the quiet zone of four modules that readers need.
base::Expected<std::string> qrSvg(std::string_view text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                        QR_ECLEVEL_M),
      &QRcode_free);
  if (!code) return base::fail(Errc::limitExceeded, "the checkpoint does not fit a QR code");
  constexpr int kQuiet = 4;
  const int width = code->width;
  const auto dark = [&](int x, int y) { return x < width && (code->data[y * width + x] & 1) != 0; };
  std::string path;
  for (int y = 0; y < width; ++y)
    for (int x = 0; x < width; ++x) {
      if (!dark(x, y)) continue;
      const int begin = x;
      while (dark(x, y)) ++x;
      path += fmt::format("M{} {}h{}v1h-{}z", begin + kQuiet, y + kQuiet, x - begin, x - begin);
    }
  const int side = width + 2 * kQuiet;
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\" role=\"img\" "
      "aria-label=\"QR code of the checkpoint below\"><rect width=\"{0}\" height=\"{0}\" fill=\"#fff\"/>"
      "<path fill=\"#000\" d=\"{1}\"/></svg>",
      side, path);
}

constexpr std::string_view kStyle = R"(
@page { size: A5 portrait; margin: 10mm }
body { font: 10pt/1.35 sans-serif; color: #000; background: #fff; max-width: 128mm; margin: 0 auto }
h1 { font-size: 13pt; margin: 0 0 3mm }
svg { display: block; width: 60mm; height: 60mm; margin: 2mm auto }
p, pre { margin: 0 0 3mm; white-space: pre-wrap; overflow-wrap: anywhere }
pre { font: 7.5pt/1.3 monospace; border: 0.3mm solid #000; padding: 2mm }
)";

}  // namespace

base::Expected<std::string> slipHtml(std::string_view checkpointNote, std::string_view words) {
  TRY(const auto note, audit::parseCheckpoint(checkpointNote));
  TRY(const std::string svg, qrSvg(checkpointNote));
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<title>Use log checkpoint at {0} records</title>\n<style>{1}</style>\n</head>\n<body>\n"
      "<h1>Use log checkpoint at {0} records</h1>\n<p>{2}</p>\n{3}\n<pre>\n{4}</pre>\n"
      "<p>Keep this page away from the computer. Type or scan the framed text into a file and give it to "
      "<b>consentry-cli audit verify --anchor FILE</b>: no record that it covers can then be changed unseen.</p>\n"
      "</body>\n</html>\n",
      note.checkpoint.size, kStyle, escapedHtml(words), svg, escapedHtml(checkpointNote));
}

}  // namespace consentry::exchange

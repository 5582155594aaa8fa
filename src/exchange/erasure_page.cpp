// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/erasure_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "exchange/svg_plot.hpp"

namespace consentry::exchange {
namespace {

using app::ports::ErasureCertificate;
using app::ports::OrderException;

constexpr std::string_view kStyle = R"(
@page { size: A4 portrait; margin: 18mm }
body { font: 10.5pt/1.4 sans-serif; color: #000; background: #fff; max-width: 170mm; margin: 0 auto }
h1 { font-size: 15pt; margin: 0 0 4mm } h2 { font-size: 11.5pt; margin: 6mm 0 2mm }
table { border-collapse: collapse } th, td { text-align: left; padding: 1mm 6mm 1mm 0; vertical-align: top }
th { font-weight: normal; color: #444 } td.n { text-align: right }
pre { font: 8pt/1.35 monospace; border: 0.3mm solid #000; padding: 2mm; white-space: pre-wrap; overflow-wrap: anywhere }
)";

std::string spaced(std::string_view word) {
  std::string text(word);
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::string row(std::string_view name, std::string_view value) {
  return value.empty() ? "" : fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", name, escapedHtml(value));
}

std::string facts(const ErasureCertificate& certificate) {
  std::string rows;
  if (const auto& person = certificate.person) {
    rows += row("certificate", person->id.text());
    rows += row("person", person->subject + " (" + spaced(base::word(person->kind)) + ")");
  }
  if (const auto& order = certificate.order) {
    rows += row("order", order->order.proposal.text());
    rows += row("ordered by", order->order.legalReference);
    rows += row("people meant by the order", std::to_string(order->agreed));
    rows += row("people erased by it", std::to_string(order->erased));
  }
  rows += row("erased at", base::toText(certificate.at));
  rows += row("by", certificate.byName.empty() ? "a rule of retention" : certificate.byName);
  rows += row("reason", certificate.reason);
  if (certificate.person) rows += row("open cases stopped", std::to_string(certificate.person->cases));
  if (const auto& renewal = certificate.renewal)
    rows += row("keys of everybody else renewed",
                renewal->doneAt ? base::toText(*renewal->doneAt) + ", entry " + std::to_string(renewal->doneSeq)
                                : "due by " + base::toText(renewal->dueAt));
  return "<table>\n" + rows + "</table>\n";
}

std::string counts(const ErasureCertificate& certificate) {
  std::string rows;
  for (const auto& [thing, objects] : certificate.counts)
    rows +=
        fmt::format("<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td></tr>\n", spaced(base::word(thing)), objects);
  return "<h2>What was destroyed</h2>\n<table>\n" + rows + "</table>\n";
}

std::string exceptions(const ErasureCertificate& certificate) {
  if (!certificate.order || certificate.order->exceptions.empty()) return "";
  std::string rows;
  for (const auto& one : certificate.order->exceptions) {
    std::string why;
    switch (one.why) {
      case OrderException::held:
        why = "a legal hold stands: " + one.hold.text();
        break;
      case OrderException::arrivedLater:
        why = "came after the order was agreed";
        break;
      case OrderException::noLongerMeant:
        why = "is not meant by the order any more";
        break;
    }
    rows += fmt::format("<tr><td>{}</td><td>{}</td></tr>\n", escapedHtml(one.subject), escapedHtml(why));
  }
  return "<h2>Who was not erased, and why</h2>\n<table>\n" + rows + "</table>\n";
}

std::string checks(const ErasureCertificate& certificate) {
  std::string rows;
  for (const auto& check : certificate.checks)
    rows += fmt::format(
        "<tr><td>{}</td><td>{} found</td><td>{}</td><td>entry {}</td></tr>\n", base::toText(check.at), check.found,
        check.journalEmptied ? "write-ahead log emptied" : "write-ahead log in use by a reader", check.logSeq);
  if (certificate.foundNow)
    rows += fmt::format("<tr><td>when this page was made</td><td>{} found</td><td></td><td></td></tr>\n",
                        *certificate.foundNow);
  return rows.empty() ? "" : "<h2>Reading back</h2>\n<table>\n" + rows + "</table>\n";
}

std::string proof(const ErasureCertificate& certificate) {
  const auto& proof = certificate.proof;
  std::string path;
  for (const auto& hash : proof.path) path += base::toHex(hash) + "\n";
  return fmt::format(
      "<h2>Proof</h2>\n<p>Entry {} of the use log {}. Its inclusion under the signed head can be checked with any "
      "implementation of RFC 9162.</p>\n<pre>{}</pre>\n<table>\n{}{}</table>\n<pre>{}</pre>\n<pre>{}</pre>\n",
      proof.seq, certificate.entryAgrees ? "holds the hash of what is said here" : "does NOT agree with this page",
      escapedHtml(proof.entry), row("leaf hash", base::toHex(proof.leaf)),
      row("size of the log", std::to_string(proof.size)), path, escapedHtml(proof.checkpoint));
}

}  // namespace

std::string erasureHtml(const ErasureCertificate& certificate) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Certificate of erasure</title>\n"
      "<style>{}</style>\n</head>\n<body>\n<h1>Certificate of erasure</h1>\n{}{}{}{}{}</body>\n</html>\n",
      kStyle, facts(certificate), counts(certificate), exceptions(certificate), checks(certificate),
      proof(certificate));
}

}  // namespace consentry::exchange

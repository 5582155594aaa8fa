// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/auditor/log/log_detail.hpp"

#include <QPlainTextEdit>

#include "base/bytes.hpp"
#include "ui/auditor/log/log_words.hpp"
#include "ui/common/error_text.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {

LogDetail::LogDetail(AppBridge& bridge, QWidget* parent) : DetailPanel(parent), m_bridge(bridge) {
  showHint();
}

void LogDetail::showHint() {
  clear();
  m_hasLine = false;
  setHeading(tr("No entry chosen"), tr("Log"));
  addText(
      tr("Choose an entry to read what was done, by whom, for what purpose and on which permission it rested at "
         "that moment."));
}

void LogDetail::showEntry(const app::ports::LogLine& line) {
  clear();
  m_line = line;
  m_hasLine = true;
  QString outcome = outcomeWords(line.outcome);
  if (!outcome.isEmpty()) outcome[0] = outcome[0].toUpper();
  setHeading(tr("Entry %1").arg(number(line.seq)), outcome, outcomeTone(line.outcome));
  const QString who = line.actor.empty() ? tr("the program") : m_bridge.nameOf(line.actor);
  addText(sentence(line, who));
  if (const Permission permission = permissionOf(line); !permission.icon.isEmpty())
    addPermission(tr("Permission at that moment"), permission);
  if (const auto purpose = base::fromWord<domain::Purpose>(line.purpose)) addSection(tr("Purpose"), words(*purpose));
  if (const QString relied = reliedOn(line); !relied.isEmpty()) addSection(tr("Relied on"), relied);
  for (const SearchFact& fact : searchFacts(line))
    fact.isHash ? addHash(fact.label, fact.text) : addSection(fact.label, fact.text);
  addNarrowing(tr("Traveller"), line.subject, &LogDetail::subjectWanted);
  addNarrowing(tr("Case"), line.caseId, &LogDetail::caseWanted);

  auto* bytes = plainButton(tr("Exact bytes"));
  connect(bytes, &QPushButton::clicked, this, &LogDetail::showBytes);
  addButton(bytes);
  auto* proof = plainButton(tr("Prove"));
  connect(proof, &QPushButton::clicked, this, &LogDetail::prove);
  addButton(proof);
}

void LogDetail::addNarrowing(const QString& label, const std::string& handle,
                             void (LogDetail::*wanted)(const std::string&)) {
  if (handle.empty()) return;
  auto* button = quietButton(shortHandle(handle));
  button->setFont(Theme::mono());
  button->setToolTip(tr("%1 — show only entries about this one").arg(fromUtf8(handle)));
  button->setAccessibleName(tr("%1 %2: show only entries about this one").arg(label, fromUtf8(handle)));
  connect(button, &QPushButton::clicked, this, [this, wanted, handle] { emit(this->*wanted)(handle); });
  addWidget(label, button);
}

void LogDetail::showBytes() {
  if (!m_hasLine) return;
  if (m_line.bytes.empty())
    return addSection(tr("Exact bytes"), tr("Hidden from whoever could still be the second reviewer of this case."));
  auto* bytes = new QPlainTextEdit(fromUtf8(m_line.bytes));
  bytes->setReadOnly(true);
  bytes->setFont(Theme::mono());
  bytes->setMinimumHeight(180);
  bytes->setTabChangesFocus(true);
  bytes->setLineWrapMode(QPlainTextEdit::WidgetWidth);
  bytes->setWordWrapMode(QTextOption::WrapAnywhere);
  bytes->setAccessibleName(tr("The entry's exact bytes"));
  addWidget(tr("%n exact byte(s), as hashed", nullptr, static_cast<int>(m_line.bytes.size())), bytes);
  bytes->setFocus();
}

void LogDetail::prove() {
  if (!m_hasLine) return;
  m_bridge.askReader(app::ProveLogEntry{.seq = m_line.seq})
      .then(this, [this, seq = m_line.seq](base::Expected<app::ports::LogProof> proof) {
        if (!m_hasLine || m_line.seq != seq) return;
        if (proof)
          showProof(*proof);
        else
          addText(errorText(proof.error(), tr("The proof")).line());
      });
}

void LogDetail::showProof(const app::ports::LogProof& proof) {
  const bool same = m_line.bytes.empty() || proof.entry == m_line.bytes;
  auto* verdict = bodyLabel(same ? tr("✓ Included under the checkpoint of %1 entries").arg(number(proof.size))
                                 : tr("The stored entry is not the one that was shown"));
  setTone(verdict, same ? Tone::green : Tone::red);
  addWidget(tr("Proof"), verdict);
  QStringList hashes{tr("leaf %1").arg(fromUtf8(base::toHex(proof.leaf)))};
  for (const base::Digest& hash : proof.path) hashes << fromUtf8(base::toHex(hash));
  auto* path = new QPlainTextEdit(hashes.join(QChar(u'\n')) + QStringLiteral("\n\n") + fromUtf8(proof.checkpoint));
  path->setReadOnly(true);
  path->setFont(Theme::mono());
  path->setMinimumHeight(150);
  path->setTabChangesFocus(true);
  path->setLineWrapMode(QPlainTextEdit::NoWrap);
  path->setAccessibleName(tr("Hashes of the proof and the checkpoint"));
  addWidget(tr("%n hash(es) and the signed checkpoint", nullptr, static_cast<int>(proof.path.size())), path);
}

void LogDetail::showVerdict(const app::ports::LogVerdict& verdict) {
  clear();
  m_hasLine = false;
  setHeading(tr("Verification"), verdictHeading(verdict), verdictTone(verdict));
  addText(fromUtf8(verdict.words));
  addSection(tr("Entries read"), number(verdict.size));
  if (verdict.firstBad) addSection(tr("First entry that does not fit"), number(*verdict.firstBad));
  addSection(tr("Covered by the best outside anchor"), number(verdict.anchored));
  addSection(tr("Newer than the last outside anchor"), number(verdict.newerThanAnchor));
  addSection(tr("Verdict and time"), tr("%1 · %2 s").arg(fromUtf8(verdict.verdict)).arg(verdict.seconds, 0, 'f', 1));
  if (!verdict.accepted)
    addText(
        tr("Do not repair anything. Keep a copy of the folder, and compare it with the last anchor that left the "
           "house."));
  else if (verdict.newerThanAnchor > 0)
    addText(
        tr("Take the log's head to a witness, or print a slip, so that these entries too can no longer be rewritten "
           "unnoticed."));
}

}  // namespace consentry::ui

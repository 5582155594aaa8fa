// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/proposals/proposals_workspace.hpp"

#include <QAction>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>
#include <utility>

#include "ui/common/data_table.hpp"
#include "ui/common/detail_panel.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/supervisor/proposals/emergency_form.hpp"
#include "ui/supervisor/proposals/proposal_model.hpp"
#include "ui/supervisor/proposals/proposal_words.hpp"

namespace consentry::ui {
namespace {

constexpr int kDetailWidth = 400;  // px
constexpr int kLeastLines = 3;
constexpr int kMostLines = 20;  // before it scrolls

QWidget* contentView(const std::string& content) {
  auto* text = new QPlainTextEdit(fromUtf8(content));
  text->setReadOnly(true);
  text->setFont(Theme::mono());
  text->setTabChangesFocus(true);
  text->setAccessibleName(ProposalsWorkspace::tr("What was proposed, in full"));
  // In a frame of its own, because the style sheet decides over a field's least height.
  auto* frame = new QWidget;
  auto* inside = new QVBoxLayout(frame);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->addWidget(text);
  const int lines = std::clamp(static_cast<int>(std::ranges::count(content, '\n')) + 2, kLeastLines, kMostLines);
  frame->setFixedHeight(lines * QFontMetrics(Theme::mono()).lineSpacing() + 2 * Theme::kGap);
  return frame;
}

QPushButton* buttonFor(QAction* action, QPushButton* button) {
  button->setEnabled(action->isEnabled());
  QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
  return button;
}

}  // namespace

ProposalsWorkspace::ProposalsWorkspace(AppBridge& owner, QWidget* parent)
    : Workspace(owner, parent),
      m_model(new ProposalModel(nameOf(), this)),
      m_table(new DataTable(DataTable::Kind::rowsInMemory, tr("What needs two people"))),
      m_detail(new DetailPanel),
      m_form(new EmergencyForm),
      m_side(new QStackedLayout),
      m_open(plainButton(tr("Act outside your role…"))),
      m_message(new MessageBar),
      m_approve(addAct(tr("Approve"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                       [this] { decide(app::DecideProposal::Decision::approve); })),
      m_reject(addAct(tr("Reject"), {}, [this] { decide(app::DecideProposal::Decision::reject); })),
      m_withdraw(addAct(tr("Withdraw"), {}, [this] { withdraw(); })),
      m_emergency(addAct(tr("Act outside your role…"), {}, [this] { m_open->click(); })) {
  m_table->setModel(m_model);
  m_table->setColumnWidths({-1, 90, 150, 135, 135});
  auto* side = new QWidget;
  m_side->setContentsMargins(0, 0, 0, 0);
  m_side->addWidget(m_detail);
  m_side->addWidget(m_form);
  side->setLayout(m_side);
  side->setFixedWidth(kDetailWidth);
  auto* head = new QHBoxLayout;
  head->addWidget(titleLabel(tr("What needs two people")));
  head->addStretch();
  head->addWidget(m_open);
  auto* left = new QVBoxLayout;
  left->setSpacing(12);
  left->addLayout(head);
  left->addWidget(m_message);
  left->addWidget(m_table, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Theme::kMargin, 14, Theme::kMargin, 12);
  row->setSpacing(14);
  row->addLayout(left, 1);
  row->addWidget(side);
  connect(m_table, &DataTable::currentRowChanged, this, &ProposalsWorkspace::showRow);
  connect(m_open, &QPushButton::clicked, this, [this] {
    m_side->setCurrentWidget(m_form);
    m_form->begin(bridge().acting() ? bridge().acting()->roles : std::vector<domain::Role>());
  });
  connect(m_form, &EmergencyForm::left, this, [this] { m_side->setCurrentWidget(m_detail); });
  connect(m_form, &EmergencyForm::wanted, this, &ProposalsWorkspace::proposeEmergency);
  connect(&bridge(), &AppBridge::actingChanged, this, [this] {
    forget();
    reload();
  });
  connect(&bridge(), &AppBridge::changed, this, [this](Topic topic) {
    if (topic == Topic::governance || topic == Topic::users) reload();
  });
  forget();
}

QAction* ProposalsWorkspace::addAct(const QString& text, const QKeySequence& key, std::function<void()> act) {
  auto* action = new QAction(text, this);
  action->setShortcut(key);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  action->setEnabled(false);
  connect(action, &QAction::triggered, this, std::move(act));
  addAction(action);
  return action;
}

void ProposalsWorkspace::activated() {
  reload();
  m_table->view()->setFocus();
}

void ProposalsWorkspace::forget() {
  ++m_token;
  m_model->setProposals({});
  m_message->clear();
  m_form->clear();
  m_side->setCurrentWidget(m_detail);
  showRow(-1);
  emit waitingCountChanged(0);
}

void ProposalsWorkspace::reload() {
  if (!bridge().acting()) return;
  const bool mayAsk = bridge().may(domain::Act::proposeBreakGlass) && !grantableTo(bridge().acting()->roles).empty();
  m_open->setVisible(mayAsk);
  m_emergency->setEnabled(mayAsk);
  m_table->setEmptyState(QStringLiteral("second-person"), tr("Nothing waits for a second person"),
                         tr("A new policy or legal basis, an order to erase, or unlocking a person comes here first."));
  const int token = ++m_token;
  bridge().askReader(app::ListProposals{}).then(this, [this, token](base::Expected<app::ListProposals::Answer> answer) {
    if (token != m_token) return;
    if (!answer) return m_message->showError(answer.error(), tr("Reading the proposals"));
    show(*answer);
  });
}

void ProposalsWorkspace::show(const std::vector<app::ProposalView>& all) {
  // What waits comes first.
  std::vector<app::ProposalView> proposals;
  std::ranges::copy_if(all, std::back_inserter(proposals), isOpen);
  std::ranges::remove_copy_if(all, std::back_inserter(proposals), isOpen);
  const auto waiting =
      std::ranges::count_if(proposals, [](const app::ProposalView& view) { return isOpen(view) && !view.whyNot; });
  emit waitingCountChanged(static_cast<int>(waiting));
  const app::ProposalView* before = current();
  const std::string kept = before ? before->proposal.id.text() : std::string();
  m_model->setProposals(std::move(proposals));
  int row = 0;
  for (int each = 0; each < m_model->rowCount(); ++each)
    if (m_model->at(each).proposal.id.text() == kept) row = each;
  if (m_model->rowCount() > 0)
    m_table->setCurrentRow(row);
  else
    showRow(-1);
}

const app::ProposalView* ProposalsWorkspace::current() const {
  const int row = m_table->currentRow();
  return row >= 0 && row < m_model->rowCount() ? &m_model->at(row) : nullptr;
}

void ProposalsWorkspace::showRow(int row) {
  m_detail->clear();
  const bool has = row >= 0 && row < m_model->rowCount();
  const app::ProposalView* view = has ? &m_model->at(row) : nullptr;
  const bool own = view && bridge().acting() && view->proposal.proposedBy == bridge().acting()->id;
  m_approve->setEnabled(view && isOpen(*view) && !view->whyNot);
  m_reject->setEnabled(m_approve->isEnabled());
  m_withdraw->setEnabled(view && isOpen(*view) && own);
  if (!view) return m_detail->setHeading({}, tr("Choose a line to read it in full"), Tone::secondary);

  const domain::Proposal& proposal = view->proposal;
  m_detail->setHeading(isOpen(*view) ? tr("waits for a second person") : stateWords(*view),
                       summary(proposal, nameOf()));
  m_detail->addSection(
      tr("Proposed by"),
      tr("%1 on %2", "person, time").arg(bridge().nameOf(proposal.proposedBy.text()), fullTime(proposal.proposedAt)));
  if (!proposal.reason.empty()) m_detail->addSection(tr("Reason"), fromUtf8(proposal.reason));
  if (!proposal.content.empty()) m_detail->addWidget(tr("In full"), contentView(proposal.content));
  m_detail->addHash(tr("SHA-256 of what was proposed"), fromUtf8(base::toHex(proposal.hash)));
  if (proposal.decidedAt)
    m_detail->addSection(
        tr("Decided by"),
        tr("%1 on %2", "person, time").arg(bridge().nameOf(proposal.decidedBy.text()), fullTime(*proposal.decidedAt)));
  if (view->overdue) return m_detail->addText(words(domain::ProposalRefusal::expired));
  if (!isOpen(*view)) return;
  m_detail->addText(view->whyNot ? words(*view->whyNot) : whatFollows(proposal.act));
  if (own) return m_detail->addButton(buttonFor(m_withdraw, plainButton(m_withdraw->text())));
  if (view->whyNot) return;
  m_detail->addButton(buttonFor(m_reject, plainButton(m_reject->text())));
  m_detail->addButton(buttonFor(m_approve, primaryButton(m_approve->text())));
}

void ProposalsWorkspace::decide(app::DecideProposal::Decision decision) {
  const app::ProposalView* view = current();
  if (!view) return;
  m_approve->setEnabled(false);
  m_reject->setEnabled(false);
  const bool approves = decision == app::DecideProposal::Decision::approve;
  bridge()
      .ask(app::DecideProposal{.id = view->proposal.id.text(), .decision = decision})
      .then(this, [this, approves](const base::Expected<app::ProposalView>& answer) {
        decided(answer, approves ? tr("Approving") : tr("Rejecting"));
      });
}

void ProposalsWorkspace::withdraw() {
  const app::ProposalView* view = current();
  if (!view) return;
  m_withdraw->setEnabled(false);
  bridge()
      .ask(app::WithdrawProposal{view->proposal.id.text()})
      .then(this, [this](const base::Expected<app::ProposalView>& answer) { decided(answer, tr("Withdrawing")); });
}

void ProposalsWorkspace::proposeEmergency(const app::ProposeEmergency& request) {
  bridge().ask(request).then(this, [this](const base::Expected<domain::Proposal>& proposal) {
    m_side->setCurrentWidget(m_detail);
    if (!proposal) return m_message->showError(proposal.error(), tr("The proposal"));
    m_message->showDone(tr("Proposed. Another person approves it here; sign in again then, and it begins."));
    bridge().announce(Topic::governance);
    bridge().announce(Topic::log);
  });
}

NameOf ProposalsWorkspace::nameOf() {
  return [this](const std::string& user) { return bridge().nameOf(user); };
}

void ProposalsWorkspace::decided(const base::Expected<app::ProposalView>& answer, const QString& doing) {
  if (answer)
    m_message->showDone(tr("%1: %2.").arg(summary(answer->proposal, nameOf()), stateWords(*answer)));
  else
    m_message->showError(answer.error(), doing);
  bridge().refreshUsers();
  bridge().announce(Topic::governance);
  bridge().announce(Topic::log);
}

}  // namespace consentry::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/watchlist/watchlist_workspace.hpp"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/common/data_table.hpp"
#include "ui/common/detail_panel.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/officer/watchlist/entry_form.hpp"
#include "ui/officer/watchlist/list_form.hpp"
#include "ui/officer/watchlist/list_pane.hpp"
#include "ui/officer/watchlist/versions_panel.hpp"
#include "ui/officer/watchlist/watchlist_words.hpp"

namespace consentry::ui {
namespace {

constexpr int kSideWidth = 304;
constexpr int kFace = 84;

/// Thumbnails are small JPEGs made by this program's own engine.
QWidget* portraits(const std::vector<base::Bytes>& thumbnails) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(Theme::kGap);
  for (std::size_t i = 0; i < thumbnails.size(); ++i) {
    QPixmap face;
    face.loadFromData(reinterpret_cast<const uchar*>(thumbnails[i].data()), static_cast<uint>(thumbnails[i].size()),
                      "JPEG");
    auto* label = new QLabel(row);
    label->setFixedSize(kFace, kFace);
    label->setPixmap(face.scaled(kFace, kFace, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    label->setAccessibleName(WatchlistWorkspace::tr("Reference photograph %1").arg(i + 1));
    layout->addWidget(label);
  }
  layout->addStretch();
  return row;
}

}  // namespace

WatchlistWorkspace::WatchlistWorkspace(AppBridge& bridge, QWidget* parent)
    : WatchlistWorkspace(bridge, std::make_unique<BridgeWatchlistDesk>(bridge), parent) {}

WatchlistWorkspace::WatchlistWorkspace(AppBridge& bridge, std::unique_ptr<WatchlistDesk> desk, QWidget* parent)
    : Workspace(bridge, parent),
      m_desk(std::move(desk)),
      m_people([this](const std::string& user) { return m_desk->nameOf(user); }) {
  makeParts();
  connectParts();
  showList();
}

WatchlistWorkspace::~WatchlistWorkspace() = default;

void WatchlistWorkspace::makeParts() {
  m_lists = new ListPane(this);
  m_detail = new DetailPanel(this);
  m_form = new EntryForm(this);
  m_listForm = new ListForm(this);
  m_history = new VersionsPanel(this);
  m_side = new QStackedWidget(this);
  m_side->setFixedWidth(kSideWidth);
  for (QWidget* page : std::initializer_list<QWidget*>{m_detail, m_form, m_listForm, m_history})
    m_side->addWidget(page);

  auto* page = new QHBoxLayout;
  page->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
  page->setSpacing(Theme::kMargin);
  page->addWidget(makeMiddle(), 1);
  page->addWidget(m_side);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m_lists);
  layout->addLayout(page, 1);
}

QWidget* WatchlistWorkspace::makeMiddle() {
  auto* middle = new QWidget(this);
  m_name = titleLabel(QString(), middle);
  m_facts = metaLabel(QString(), middle);
  m_activate = plainButton(tr("Activate approved"), middle);
  m_versions = plainButton(tr("Versions"), middle);
  m_add = primaryButton(tr("Add person"), middle);
  m_message = new MessageBar(middle);
  m_table = new DataTable(DataTable::Kind::rowsInMemory, tr("People on the list"), middle);
  m_table->setModel(&m_people);
  m_table->setColumnWidths({100, 106, 86, 56, 80, 84, 98, 98});

  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  words->addWidget(m_name);
  words->addWidget(m_facts);
  auto* head = new QHBoxLayout;
  head->setSpacing(Theme::kGap);
  head->addLayout(words, 1);
  head->addWidget(m_activate);
  head->addWidget(m_versions);
  head->addWidget(m_add);
  auto* layout = new QVBoxLayout(middle);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addLayout(head);
  layout->addWidget(m_message);
  layout->addWidget(m_table, 1);
  return middle;
}

void WatchlistWorkspace::connectParts() {
  const auto act = [this](const QString& text, QPushButton* button, std::function<void()> what) {
    auto* action = new QAction(text, this);
    connect(action, &QAction::triggered, this, what);
    connect(button, &QPushButton::clicked, this, what);
    addAction(action);
    return action;
  };
  QAction* add = act(tr("Add person to the list"), m_add, [this] {
    const app::ListView* list = m_lists->current();
    if (!list || !m_add->isEnabled()) return;
    m_side->setCurrentWidget(m_form);
    m_form->begin(fromUtf8(list->list.name), fromUtf8(list->list.legalReference), base::dateOf(m_desk->now()));
  });
  act(tr("Activate every approved entry"), m_activate, [this] { activateApproved(); });
  act(tr("Versions of the list"), m_versions, [this] { showVersions(); });
  m_table->setEmptyState(QStringLiteral("watchlist"), tr("Nobody is on this list"),
                         tr("Add one with a legal reference and a photograph."), add);

  connect(m_lists, &ListPane::chosen, this, [this] {
    m_person = {};
    showList();
    loadPeople();
  });
  connect(m_lists, &ListPane::createRequested, this, [this] {
    m_side->setCurrentWidget(m_listForm);
    m_listForm->begin();
  });
  connect(m_table, &DataTable::currentRowChanged, this, &WatchlistWorkspace::showPerson);
  connect(m_form, &EntryForm::submitted, this, &WatchlistWorkspace::addPerson);
  connect(m_listForm, &ListForm::submitted, this, &WatchlistWorkspace::createList);
  connect(m_form, &EntryForm::cancelled, this, &WatchlistWorkspace::showDetail);
  connect(m_listForm, &ListForm::cancelled, this, &WatchlistWorkspace::showDetail);
  connect(m_history, &VersionsPanel::closed, this, &WatchlistWorkspace::showDetail);
  connect(m_history, &VersionsPanel::asOfRequested, this, [this](base::Instant at, const QString& dayWords) {
    const app::ListView* list = m_lists->current();
    if (!list) return;
    m_desk->ask(app::ShowListAsOf{list->list.id.text(), at})
        .then(this, [this, dayWords, visit = m_visit](base::Expected<app::ShowListAsOf::Answer> answer) {
          if (visit != m_visit) return;
          if (!answer) return m_history->showError(answer.error());
          m_history->showAsOf(*answer, dayWords);
        });
  });
  connect(&bridge(), &AppBridge::changed, this, [this](Topic topic) {
    if (topic == Topic::lists) loadLists();
  });
  connect(&bridge(), &AppBridge::storeOpened, this, &WatchlistWorkspace::forget);
  connect(&bridge(), &AppBridge::actingChanged, this, &WatchlistWorkspace::forget);
  connect(&bridge(), &AppBridge::stopsChanged, this, [this] {
    if (std::exchange(m_stopped, bridge().siteIsStopped()) == bridge().siteIsStopped()) return;
    m_shown.reset();
    showList();
    if (m_side->currentWidget() == m_detail) showDetail();
  });
}

QStringList WatchlistWorkspace::breadcrumb() const {
  const app::ListView* list = m_lists->current();
  return list ? QStringList{title(), fromUtf8(list->list.name)} : QStringList{title()};
}

void WatchlistWorkspace::activated() {
  loadLists();
  m_table->view()->setFocus();
}

void WatchlistWorkspace::forget() {
  ++m_visit;
  ++m_token;
  m_person = {};
  m_shown.reset();
  m_lists->setLists({});
  m_people.setPeople({}, {});
  m_form->begin({}, {}, base::dateOf(m_desk->now()));
  m_listForm->begin();
  m_history->begin({}, {});
  m_form->setBusy(false);
  m_listForm->setBusy(false);
  m_message->clear();
  showList();
  showDetail();
}

void WatchlistWorkspace::loadLists(const std::string& choose) {
  if (!m_desk->may(domain::Act::seeLists)) return forget();
  m_desk->ask(app::ListWatchlists{})
      .then(this, [this, choose, visit = m_visit](base::Expected<app::ListWatchlists::Answer> answer) {
        if (visit != m_visit) return;
        if (!answer) return m_message->showError(answer.error(), tr("Reading the lists"));
        m_lists->setLists(*std::move(answer));
        if (!choose.empty()) m_lists->choose(choose);
        showList();
        loadPeople();
      });
}

void WatchlistWorkspace::loadPeople() {
  const quint64 token = ++m_token;
  const app::ListView* list = m_lists->current();
  if (!list) return m_people.setPeople({}, {});
  m_desk->ask(app::ShowList{list->list.id.text()})
      .then(this, [this, token](base::Expected<app::ShowList::Answer> answer) {
        if (token != m_token) return;
        if (!answer) return m_message->showError(answer.error(), tr("Reading the list"));
        const domain::ListPersonId before = m_person;
        m_people.setPeople(std::move(answer->people), base::dateOf(m_desk->now()));
        const int row = m_people.rowOf(before);
        m_table->setCurrentRow(row < 0 ? 0 : row);
        showPerson(m_table->currentRow());
      });
}

void WatchlistWorkspace::showList() {
  const app::ListView* list = m_lists->current();
  const bool governs = m_desk->may(domain::Act::governList);
  m_lists->setMayCreate(governs);
  m_add->setEnabled(list && !bridge().siteIsStopped() && m_desk->may(domain::Act::proposeListEntry));
  m_activate->setVisible(list && governs);
  m_versions->setEnabled(list != nullptr);
  m_name->setText(list ? fromUtf8(list->list.name) : tr("No list yet"));
  if (list) {
    QStringList facts{fromUtf8(list->list.legalReference),
                      tr("%1 of at most %2 people").arg(number(list->people), number(list->list.sizeCap)),
                      tr("at most %1 of 1,000 strangers flagged")
                          .arg(QLocale().toString(list->list.falseAlertBudget * 1000, 'g', 3))};
    if (list->version)
      facts << tr("version %1 since %2").arg(number(list->version->number), dayAndTime(list->version->at));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
  } else {
    m_facts->setText(governs ? tr("Create one with “New list”.") : tr("A supervisor creates lists."));
  }
  emit breadcrumbChanged();
}

void WatchlistWorkspace::showPerson(int row) {
  const app::ListPersonView* view = m_people.at(row);
  m_person = view ? view->person.id : domain::ListPersonId();
  if (m_shown && m_shown->person.id != m_person) m_shown.reset();
  // An unfinished form is not thrown away because somebody looks at another row.
  if (m_side->currentWidget() == m_detail) showDetail();
}

void WatchlistWorkspace::showDetail() {
  m_side->setCurrentWidget(m_detail);
  m_detail->clear();
  const int row = m_people.rowOf(m_person);
  const app::ListPersonView* view = m_people.at(row);
  if (!view) return m_detail->addText(tr("Choose a person to see the entry."));
  const domain::ListPerson& person = view->person;
  m_detail->setHeading(words(person.state), fromUtf8(person.alias));
  addFaces(*view);
  m_detail->addSection(tr("Reason"), fromUtf8(person.reason));
  m_detail->addSection(tr("Legal reference"), fromUtf8(person.legalReference));
  m_detail->addSection(tr("Expected action"), fromUtf8(person.expectedAction));
  m_detail->addSection(tr("Listed by"), m_desk->nameOf(person.listedBy.text()));
  const QString waits = person.minor ? tr("waits for two other people (minor)") : tr("waits for another person");
  const QString second = person.secondApprovedBy.empty()
                             ? (person.minor ? tr("; a second approval is missing") : QString())
                             : QStringLiteral(", ") + m_desk->nameOf(person.secondApprovedBy.text());
  m_detail->addSection(tr("Approved by"),
                       person.approvedBy.empty() ? waits : m_desk->nameOf(person.approvedBy.text()) + second);
  QStringList references;
  for (const app::ports::ReferenceRow& reference : view->references)
    references << tr("%1 · eyes %2 px apart")
                      .arg(reference.capturedAt ? day(base::dateOf(*reference.capturedAt)) : tr("day unknown"))
                      .arg(reference.quality.raw(domain::QualityMeasure::eyeDistance).value_or(0), 0, 'f', 0);
  m_detail->addSection(tr("Reference photographs: %1").arg(references.size()), references.join(QStringLiteral("\n")));
  m_detail->addMono(tr("Handle"), fromUtf8(person.id.text()));
  addSteps(*view);
}

void WatchlistWorkspace::addFaces(const app::ListPersonView& view) {
  if (m_shown && m_shown->person.id == view.person.id) return m_detail->addWidget({}, portraits(m_shown->thumbnails));
  QPushButton* show = quietButton(tr("Show photographs (is recorded)"));
  show->setEnabled(!bridge().siteIsStopped());
  connect(show, &QPushButton::clicked, this, &WatchlistWorkspace::showFaces);
  m_detail->addWidget({}, show);
}

void WatchlistWorkspace::showFaces() {
  m_desk->ask(app::ShowListPerson{m_person.text()})
      .then(this, [this, person = m_person, visit = m_visit](base::Expected<app::ListPersonView> answer) {
        if (visit != m_visit) return;
        if (!answer) return m_message->showError(answer.error(), tr("Showing the photographs"));
        if (person != m_person || bridge().siteIsStopped()) return;
        m_shown = *std::move(answer);
        showDetail();
        bridge().announce(Topic::log);
      });
}

void WatchlistWorkspace::addSteps(const app::ListPersonView& view) {
  for (const std::string& step : view.nextSteps) {
    const QString text = stepButton(step);
    if (text.isEmpty()) continue;
    const bool forward = step == "approve" || step == "activate";
    QPushButton* button = forward ? primaryButton(text) : plainButton(text);
    connect(button, &QPushButton::clicked, this, [this, id = view.person.id, step] {
      const app::ListPersonView* now = m_people.at(m_people.rowOf(id));
      if (step == "remove" && now) return confirmRemoval(*now);
      takeStep(id, step);
    });
    m_detail->addButton(button);
  }
}

void WatchlistWorkspace::confirmRemoval(const app::ListPersonView& view) {
  const QString alias = fromUtf8(view.person.alias);
  m_detail->clear();
  m_detail->setHeading(tr("Cannot be undone"), tr("Remove %1 from the list?").arg(alias), Tone::red);
  m_detail->addText(
      tr("Nobody is compared with this person any more. Earlier versions of the list and the log keep "
         "that they were on it. To list them again, a new entry and a new approval are needed."));
  QPushButton* remove = dangerButton(tr("Remove %1").arg(alias));
  connect(remove, &QPushButton::clicked, this, [this, id = view.person.id] { takeStep(id, "remove"); });
  QPushButton* keep = plainButton(tr("Keep"));
  connect(keep, &QPushButton::clicked, this, &WatchlistWorkspace::showDetail);
  m_detail->addButton(remove);
  m_detail->addButton(keep);
  keep->setFocus();
}

void WatchlistWorkspace::takeStep(const domain::ListPersonId& person, const std::string& step) {
  const auto after = [this](const QString& doing) {
    return [this, doing, visit = m_visit](base::Expected<app::ListPersonView> answer) {
      if (visit == m_visit) stepped(answer, doing);
    };
  };
  if (step == "approve") {
    m_desk->ask(app::ApproveListPerson{person.text()}).then(this, after(tr("Approving the entry")));
    return;
  }
  const auto to = step == "activate"  ? domain::ListState::active
                  : step == "suspend" ? domain::ListState::suspended
                                      : domain::ListState::removed;
  m_desk->ask(app::MoveListPerson{person.text(), to}).then(this, after(tr("Changing the entry")));
}

void WatchlistWorkspace::stepped(const base::Expected<app::ListPersonView>& answer, const QString& doing) {
  if (!answer) return m_message->showError(answer.error(), doing);
  m_message->showDone(tr("%1 is now: %2.").arg(fromUtf8(answer->person.alias), words(answer->person.state)));
  m_side->setCurrentWidget(m_detail);
  bridge().announce(Topic::lists);
  bridge().announce(Topic::log);
}

void WatchlistWorkspace::activateApproved() {
  const app::ListView* list = m_lists->current();
  if (!list || !m_desk->may(domain::Act::governList)) return;
  m_desk->ask(app::ActivateApproved{list->list.id.text()})
      .then(this, [this, visit = m_visit](base::Expected<app::ListView> answer) {
        if (visit != m_visit) return;
        if (!answer) return m_message->showError(answer.error(), tr("Activating the approved entries"));
        m_message->showDone(tr("%1 people of this list are searched now.").arg(number(answer->active)));
        bridge().announce(Topic::lists);
        bridge().announce(Topic::log);
      });
}

void WatchlistWorkspace::addPerson(const app::AddListPerson& request) {
  m_form->setBusy(true);
  const JobHandle job = m_desk->startJob(tr("Adding a person to “%1”").arg(fromUtf8(request.list)));
  m_desk->ask(request, job).then(this, [this, visit = m_visit](base::Expected<app::ListPersonView> answer) {
    if (visit != m_visit) return;
    m_form->setBusy(false);
    if (!answer) return m_form->showError(answer.error());
    m_person = answer->person.id;
    stepped(answer, {});
  });
}

void WatchlistWorkspace::createList(const app::CreateList& request) {
  m_listForm->setBusy(true);
  m_desk->ask(request).then(this, [this, visit = m_visit](base::Expected<app::ListView> answer) {
    if (visit != m_visit) return;
    m_listForm->setBusy(false);
    if (!answer) return m_listForm->showError(answer.error());
    m_side->setCurrentWidget(m_detail);
    m_message->showDone(tr("The list “%1” is there.").arg(fromUtf8(answer->list.name)));
    loadLists(answer->list.id.text());
    bridge().announce(Topic::log);
  });
}

void WatchlistWorkspace::showVersions() {
  const app::ListView* list = m_lists->current();
  if (!list) return;
  const QString name = fromUtf8(list->list.name);
  m_desk->ask(app::ShowListVersions{list->list.id.text()})
      .then(this, [this, name, visit = m_visit](base::Expected<app::ShowListVersions::Answer> answer) {
        if (visit != m_visit) return;
        if (!answer) return m_message->showError(answer.error(), tr("Reading the versions"));
        m_history->begin(name, *std::move(answer));
        m_side->setCurrentWidget(m_history);
      });
}

}  // namespace consentry::ui

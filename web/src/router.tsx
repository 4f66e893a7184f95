/** The addresses of the pages. No address ever carries a question. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from "@tanstack/react-router";
import { AnswerPage } from "./answers/answer-page.tsx";
import { AskPage } from "./answers/ask-page.tsx";
import { readArticleSearch } from "./articles/article-search.ts";
import { KeptAnswerPage } from "./answers/kept-answer-page.tsx";
import { CalculatorPage } from "./calculators/calculator-page.tsx";
import { CalculatorsPage } from "./calculators/calculators-page.tsx";
import { ClaimPage } from "./claims/claim-page.tsx";
import { ClaimsPage } from "./claims/claims-page.tsx";
import { filtersIn } from "./cohort/cohort-address.ts";
import { SearchPage } from "./literature/search-page.tsx";
import { DocumentPage } from "./library/document-page.tsx";
import { LibraryPage } from "./library/library-page.tsx";
import { PackPage } from "./pack/pack-page.tsx";
import { SignInPage } from "./people/sign-in-page.tsx";
import { readQueueSearch } from "./review/queue-search.ts";
import { NotFoundPage } from "./shell/not-found-page.tsx";
import { Shell } from "./shell/shell.tsx";
import { SourcesPage } from "./sources/sources-page.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });
const at = <Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component });

/** Pages that bring a lot, or that few open, are loaded when they are opened. */
const AccountPage = lazyRouteComponent(() => import("./people/account-page.tsx"), "AccountPage");
const ArticlePage = lazyRouteComponent(() => import("./articles/article-page.tsx"), "ArticlePage");
const ArticlesPage = lazyRouteComponent(() => import("./articles/articles-page.tsx"), "ArticlesPage");
const CasePage = lazyRouteComponent(() => import("./review/case-page.tsx"), "CasePage");
const CohortPage = lazyRouteComponent(() => import("./cohort/cohort-page.tsx"), "CohortPage");
const KeptPage = lazyRouteComponent(() => import("./kept/kept-page.tsx"), "KeptPage");
const JoinPage = lazyRouteComponent(() => import("./people/join-page.tsx"), "JoinPage");
const NotificationsPage = lazyRouteComponent(
  () => import("./notifications/notifications-page.tsx"),
  "NotificationsPage",
);
const EntriesPage = lazyRouteComponent(() => import("./patients/entries-page.tsx"), "EntriesPage");
const LetterPage = lazyRouteComponent(() => import("./patients/letter-page.tsx"), "LetterPage");
const PlainPage = lazyRouteComponent(() => import("./patients/plain-page.tsx"), "PlainPage");
const PatientPage = lazyRouteComponent(() => import("./patients/patient-page.tsx"), "PatientPage");
const PatientsPage = lazyRouteComponent(() => import("./patients/patients-page.tsx"), "PatientsPage");
const PeoplePage = lazyRouteComponent(() => import("./people/people-page.tsx"), "PeoplePage");
const PolicyPage = lazyRouteComponent(() => import("./policy/policy-page.tsx"), "PolicyPage");
const QueuePage = lazyRouteComponent(() => import("./review/queue-page.tsx"), "QueuePage");
const WithdrawnPage = lazyRouteComponent(() => import("./standings/withdrawn-page.tsx"), "WithdrawnPage");
const ReferencePage = lazyRouteComponent(() => import("./reference/reference-page.tsx"), "ReferencePage");

/** Pages whose addresses carry filters, a version or a reader. */
const searched = [
  createRoute({ getParentRoute: () => root, path: "/cohort", validateSearch: filtersIn, component: CohortPage }),
  createRoute({ getParentRoute: () => root, path: "/review", validateSearch: readQueueSearch, component: QueuePage }),
  createRoute({
    getParentRoute: () => root,
    path: "/review/$id",
    validateSearch: readArticleSearch,
    component: CasePage,
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/articles/$slug",
    validateSearch: readArticleSearch,
    component: ArticlePage,
  }),
] as const;

const routes = root.addChildren([
  at("/", AskPage),
  at("/answer", AnswerPage),
  at("/answers/$token", KeptAnswerPage),
  at("/claims", ClaimsPage),
  at("/claims/$pack/$id", ClaimPage),
  at("/search", SearchPage),
  at("/sources", SourcesPage),
  at("/documents", LibraryPage),
  at("/documents/$id", DocumentPage),
  at("/documents/$id/$version", DocumentPage),
  at("/calculators", CalculatorsPage),
  at("/calculators/$id", CalculatorPage),
  at("/patients", PatientsPage),
  at("/patients/$id", PatientPage),
  at("/patients/$id/entries", EntriesPage),
  at("/patients/$id/letter", LetterPage),
  at("/patients/$id/plain", PlainPage),
  at("/pack", PackPage),
  at("/policy", PolicyPage),
  at("/reference", ReferencePage),
  at("/sign-in", SignInPage),
  at("/join", JoinPage),
  at("/account", AccountPage),
  at("/people", PeoplePage),
  at("/kept", KeptPage),
  at("/articles", ArticlesPage),
  at("/withdrawn", WithdrawnPage),
  at("/notifications", NotificationsPage),
  ...searched,
]);

/** Builds the router of the app. */
export const createPages = () => createRouter({ routeTree: routes, scrollRestoration: true, defaultPreload: false });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createPages>;
  }
  interface HistoryState {
    /** Names an answer in memory; the question itself stays out of the browser's history. */
    answerKey?: string;
  }
}

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
import { KeptAnswerPage } from "./answers/kept-answer-page.tsx";
import { CalculatorPage } from "./calculators/calculator-page.tsx";
import { CalculatorsPage } from "./calculators/calculators-page.tsx";
import { ClaimPage } from "./claims/claim-page.tsx";
import { ClaimsPage } from "./claims/claims-page.tsx";
import { SearchPage } from "./literature/search-page.tsx";
import { DocumentPage } from "./library/document-page.tsx";
import { LibraryPage } from "./library/library-page.tsx";
import { PackPage } from "./pack/pack-page.tsx";
import { AccountPage } from "./people/account-page.tsx";
import { JoinPage } from "./people/join-page.tsx";
import { PeoplePage } from "./people/people-page.tsx";
import { SignInPage } from "./people/sign-in-page.tsx";
import { PolicyPage } from "./policy/policy-page.tsx";
import { ReferencePage } from "./reference/reference-page.tsx";
import { NotFoundPage } from "./shell/not-found-page.tsx";
import { Shell } from "./shell/shell.tsx";
import { SourcesPage } from "./sources/sources-page.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });
const at = <Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component });

/** Pages that bring a lot are loaded when they are opened. */
const PatientPage = lazyRouteComponent(() => import("./patients/patient-page.tsx"), "PatientPage");
const PatientsPage = lazyRouteComponent(() => import("./patients/patients-page.tsx"), "PatientsPage");

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
  at("/pack", PackPage),
  at("/policy", PolicyPage),
  at("/reference", ReferencePage),
  at("/sign-in", SignInPage),
  at("/join", JoinPage),
  at("/account", AccountPage),
  at("/people", PeoplePage),
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

/** Accounts, invitations and tokens of programs, for an administrator. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { PersonView } from "../../../src/contract/people.ts";
import { expertiseWords } from "../review/words.ts";
import { Page } from "../shell/page.tsx";
import { RowsTable } from "../shell/rows-table.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { directory } from "../wire/people.ts";
import { Invite, OpenInvitations } from "./invite.tsx";
import { PersonActs } from "./person-acts.tsx";
import { ServiceTokens } from "./service-tokens.tsx";
import { rolesText } from "./words.ts";

function Roles({ person: { roles, expertise } }: { readonly person: PersonView }) {
  return (
    <>
      {rolesText(roles)}
      {expertise.length === 0 ? null : (
        <div className="soft">Reviews as {expertise.map(expertiseWords).join(", ")}</div>
      )}
    </>
  );
}

export function PeoplePage() {
  return (
    <Page title="People" lead="Who has an account, and what each may do. Accounts are disabled, never deleted.">
      <Loaded from={useQuery(directory)} what="accounts">
        {({ people, invitations }) => (
          <>
            <RowsTable
              caption={`${people.length} ${people.length === 1 ? "account" : "accounts"}`}
              rows={people}
              keyOf={({ id }) => id}
              columns={[
                {
                  title: "Name",
                  cell: (person) => (
                    <>
                      {person.name} {person.disabledAt === undefined ? null : <span className="tag">Disabled</span>}
                    </>
                  ),
                },
                { title: "Signs in as", cell: ({ signInName }) => signInName },
                { title: "Roles", cell: (person) => <Roles person={person} /> },
                { title: "Second factor", cell: ({ hasSecondFactor }) => (hasSecondFactor ? "On" : "Off") },
                { title: "Actions", cell: (person) => <PersonActs person={person} /> },
              ]}
            />
            <OpenInvitations invitations={invitations} />
            <Invite />
            <ServiceTokens />
            <p>
              <Link to="/kept">How much is kept, and for how long</Link>
            </p>
          </>
        )}
      </Loaded>
    </Page>
  );
}

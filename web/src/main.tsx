/** Starts the web app: colours, server calls, answers in memory, pages. */
import "@mantine/core/styles/baseline.css";
import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/global.css";
import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/Button.css";
import "@mantine/core/styles/Group.css";
import "@mantine/core/styles/Input.css";
import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Radio.css";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Loader.css";
import "@mantine/core/styles/VisuallyHidden.css";
import "./shell/page.css";
import "./evidence/evidence.css";
import "./answers/answers.css";
import "./literature/search.css";
import "./people/people.css";
import "./shell/print.css";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createAnswerMemory } from "./answers/answer-memory.ts";
import { WithAnswerMemory } from "./answers/answer-memory-context.tsx";
import { createPages } from "./router.tsx";
import { colourVariables, theme } from "./shell/theme.ts";
import { CallFailed } from "./wire/fetch-json.ts";

const isFinal = (error: unknown): boolean => error instanceof CallFailed && error.status >= 400 && error.status < 500;

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={colourVariables} defaultColorScheme="auto">
      <QueryClientProvider
        client={
          new QueryClient({
            defaultOptions: {
              queries: {
                staleTime: 60_000,
                refetchOnWindowFocus: false,
                retry: (count, error) => count < 1 && !isFinal(error),
              },
            },
          })
        }
      >
        <WithAnswerMemory memory={createAnswerMemory()}>
          <RouterProvider router={createPages()} />
        </WithAnswerMemory>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

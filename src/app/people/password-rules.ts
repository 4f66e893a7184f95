/** What a password and a sign-in name must be. Length alone counts: composition rules make people write them down. */
import { err, ok, type Problem, type Result } from "../../core/problem.ts";

export const shortestPassword = 12;
export const longestPassword = 128;

const problem = (message: string, fix: string, pointer: string): Problem => ({
  code: "bad-request",
  message,
  fix,
  where: { pointer },
});

/** Refuses short passwords and those that are the name itself or one character again and again. */
export function checkPassword(password: string, signInName: string): Result<string> {
  if (password.length < shortestPassword || password.length > longestPassword)
    return err(
      problem(
        `A password has ${shortestPassword} to ${longestPassword} characters`,
        "a few unrelated words are easy to remember",
        "/password",
      ),
    );
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5 || plain.includes(signInName.trim().toLowerCase()))
    return err(problem("This password is too easy to guess", "leave your name out and use several words", "/password"));
  return ok(password);
}

/** A sign-in name: an e-mail address, or letters, digits, dots, hyphens and underscores. */
export function checkSignInName(text: string): Result<string> {
  const name = text.trim().toLowerCase();
  return /^[a-z0-9][a-z0-9._-]{1,63}(@[a-z0-9.-]+\.[a-z]{2,})?$/.test(name) && !name.endsWith("@people.invalid")
    ? ok(name)
    : err(
        problem(
          "A sign-in name is an e-mail address, or 2 to 64 letters, digits, dots, hyphens and underscores",
          "leave out spaces and accents",
          "/signInName",
        ),
      );
}

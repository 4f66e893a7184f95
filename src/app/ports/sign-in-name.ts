/** What people sign in with: an e-mail address, or a plain name that the account library is given as an address. */

/** A domain that can never receive mail. */
const nameDomain = "@people.invalid";

/** The address the account library knows a name by. Case and outer spaces do not count. */
export const emailOf = (signInName: string): string => {
  const name = signInName.trim().toLowerCase();
  return name.includes("@") ? name : `${name}${nameDomain}`;
};

/** The name again. */
export const signInNameOf = (email: string): string =>
  email.endsWith(nameDomain) ? email.slice(0, -nameDomain.length) : email;

/** Signs out, and takes what is on screen away, when nobody touched the page for as long as a session may lie idle. */
import { useEffect } from "react";
import { signOut } from "../wire/people.ts";
import { leaveFor } from "./places.ts";

const touches = ["pointerdown", "keydown", "wheel", "touchstart"] as const;
const checkMs = 10_000;

export function useIdleLogOff(idleMinutes: number | undefined): void {
  useEffect(() => {
    if (idleMinutes === undefined) return undefined;
    let touchedMs = Date.now();
    const touched = (): void => {
      touchedMs = Date.now();
    };
    // Looked at now and then: a timer would stand still while the computer sleeps.
    const check = window.setInterval(() => {
      if (Date.now() - touchedMs < idleMinutes * 60_000) return;
      window.clearInterval(check);
      const leave = (): void => leaveFor("/sign-in#idle");
      signOut().then(leave, leave);
    }, checkMs);
    for (const name of touches) window.addEventListener(name, touched, { passive: true });
    return () => {
      window.clearInterval(check);
      for (const name of touches) window.removeEventListener(name, touched);
    };
  }, [idleMinutes]);
}

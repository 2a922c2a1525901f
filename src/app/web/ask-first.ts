import { askEarly, type EarlyAnswers } from './early-answers.ts';

declare global {
  interface Window {
    /** Set by the first script; absent when it has not come yet, which costs time and nothing else. */
    earlyAnswers?: EarlyAnswers;
  }
}

window.earlyAnswers = askEarly(window.location.pathname, (address, request) => fetch(address, request));

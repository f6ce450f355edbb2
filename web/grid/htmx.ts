/** The part of htmx that the grid uses; the page loads htmx before this script. */

declare global {
  interface Window {
    readonly htmx?: {
      readonly swap: (context: {
        readonly text: string;
        readonly sourceElement: Element;
        readonly target: Element;
        readonly swap: string;
      }) => Promise<void>;
    };
  }
}

export {};

import type { Locator, Page } from 'playwright-core';

/** More keys than any person presses to come from one end of a page to the other. */
const MOST_KEYS = 250;

/** A person with a keyboard and no mouse. Every control is first reached by Tab, and only then used. */
export class Keyboard {
  private constructor(private readonly page: Page) {}

  /** Before the page is opened: from then on whatever a mouse does is remembered. */
  static async at(page: Page): Promise<Keyboard> {
    await page.addInitScript(() =>
      // The function runs in the page, which alone has a window.
      (globalThis as unknown as Watched).addEventListener(
        'mousedown',
        () => ((globalThis as unknown as Watched).mouse = true),
        true,
      ),
    );
    return new Keyboard(page);
  }

  static holds(target: Locator): Promise<boolean> {
    return target.evaluate((element) => element === element.ownerDocument.activeElement);
  }

  usedMouse(): Promise<boolean> {
    return this.page.evaluate(() => (globalThis as unknown as Watched).mouse ?? false);
  }

  /** Presses a key until the focus is there, as a person who looks for it does. */
  async reach(target: Locator, key = 'Tab'): Promise<Locator> {
    const sought = target.first();
    await sought.waitFor();
    for (let pressed = 0; pressed <= MOST_KEYS; pressed += 1) {
      if (await Keyboard.holds(sought)) return sought;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${MOST_KEYS} × ${key} does not reach ${String(target)}`);
  }

  /**
   * Reaches a control and presses a key on it. The key goes to the control itself: an answer that comes between two
   * keys draws parts of a page anew, and the focus a person would look for again is gone.
   */
  async press(target: Locator, key = 'Enter', by = 'Tab'): Promise<void> {
    await (await this.reach(target, by)).press(key);
  }

  /** Reaches a field and writes into it, in place of what stood there. */
  async type(target: Locator, text: string): Promise<void> {
    const field = await this.reach(target);
    await field.press('Control+A');
    await field.pressSequentially(text);
  }

  /** Reaches a field and goes on behind what stands there. */
  async append(target: Locator, text: string): Promise<void> {
    const field = await this.reach(target);
    await field.press('End');
    await field.pressSequentially(text);
  }
}

interface Watched {
  mouse?: boolean;
  addEventListener(type: string, listener: () => void, capture: boolean): void;
}

// Catches what a part of the screen cannot draw, so that the rest stays: above all a piece of the page that did not come because the wire was cut.
import { Component, type ReactNode } from 'react';

interface CaughtProps {
  /** What is drawn instead. */
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** React knows no other form for this than a class. */
export class Caught extends Component<CaughtProps, { readonly isBroken: boolean }> {
  override readonly state = { isBroken: false };
  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }
  override render(): ReactNode {
    return this.state.isBroken ? this.props.instead : this.props.children;
  }
}

/// The sandbox's mail server: it takes every mail and puts it into the phone's inbox.
@NullMarked
package dev.sallyport.sandbox.mail;

import org.jspecify.annotations.NullMarked;

/// The packaged program as a black box: started in a process of its own with settings of its own, spoken to by HTTP,
/// and killed. What it has to call is played in the test's process.
@NullMarked
package dev.sallyport.packaged;

import org.jspecify.annotations.NullMarked;

package dev.sallyport.project;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(NoSecretInLogsContract.EverythingIsLogged.class)
class SqliteNoSecretInLogsTest extends NoSecretInLogsContract {}
